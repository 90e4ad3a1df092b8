import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address is one of the public internet: not loopback, private, link-local, multicast, reserved, nor an
 * IPv6 form that carries such an IPv4 address. What cannot be read as an address is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || COMPATIBLE.test(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || isGlobalUnicast(parsed as ipaddr.IPv6)
}

/** The old "::8.8.8.8", which leads nowhere and which the parser takes for the IPv4 address in it. */
const COMPATIBLE = /^::\d+\./

/** All of the public IPv6 internet (IANA has given out nothing else). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/** 6to4 and Teredo lie in it and lead to an IPv4 address inside them; NAT64 and mapped ones lie outside. */
const CARRIERS = ['2002::/16', '2001::/32'].map((range) => ipaddr.IPv6.parseCIDR(range))

function isGlobalUnicast(address: ipaddr.IPv6): boolean {
  return address.match(GLOBAL_UNICAST) && !CARRIERS.some((range) => address.match(range))
}
