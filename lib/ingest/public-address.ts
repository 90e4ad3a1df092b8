import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address is one of the public internet: not loopback, private, link-local, multicast, reserved, nor an
 * IPv6 form that carries such an IPv4 address. What cannot be read as an address is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || !carriesIpv4(parsed as ipaddr.IPv6)
}

/** NAT64 (64:ff9b::/96, 64:ff9b:1::/48), 6to4 (2002::/16) and Teredo (2001::/32) lead to an IPv4 address inside them. */
const CARRIERS = ['64:ff9b::/96', '64:ff9b:1::/48', '2002::/16', '2001::/32', '::/96'].map((range) =>
  ipaddr.IPv6.parseCIDR(range),
)

function carriesIpv4(address: ipaddr.IPv6): boolean {
  return CARRIERS.some((range) => address.match(range))
}
