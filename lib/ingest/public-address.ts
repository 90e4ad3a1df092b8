import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address is one of the public internet: not loopback, private, link-local, multicast, reserved, nor an
 * IPv6 form that carries such an IPv4 address. What cannot be read as an address is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || COMPATIBLE.test(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST)
}

/** The old "::8.8.8.8", which leads nowhere and which the parser takes for the IPv4 address in it. */
const COMPATIBLE = /^::\d+\./

/** All of the public IPv6 internet (IANA has given out nothing else). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/** Whether an IP address is in one of the networks, each in CIDR notation such as `10.0.0.0/8`. */
export function isWithin(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network)
    return base.kind() === parsed.kind() && parsed.match(base, bits)
  })
}
