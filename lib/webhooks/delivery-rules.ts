import { type FetchRules, PUBLIC_RULES, parseAddress } from '#lib/ingest/fetch-page.ts'
import { isPublicAddress, isWithin } from '#lib/ingest/public-address.ts'

/**
 * Where webhooks may lead: to public addresses on the scheme's own port, and into the networks that whoever runs the desk
 * has named, in CIDR notation, on any port: programs inside a network seldom listen on a scheme's own.
 */
export function deliveryRules(networks: readonly string[]): FetchRules {
  if (networks.length === 0) return PUBLIC_RULES
  const allowsAddress = (address: string, port: string) =>
    isWithin(address, networks) || (PUBLIC_RULES.allowsPort(port) && isPublicAddress(address))
  return { ...PUBLIC_RULES, allowsAddress, allowsPort: () => true }
}

/** Whether an address can be told at all, as far as it shows by itself; where a name leads is seen at each delivery. */
export function mayLeadTo(address: string, networks: readonly string[]): boolean {
  return parseAddress(address, deliveryRules(networks)) instanceof URL
}
