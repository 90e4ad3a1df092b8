import { type FetchRules, PUBLIC_RULES } from '#lib/ingest/fetch-page.ts'
import { isPublicAddress, isWithin } from '#lib/ingest/public-address.ts'

/**
 * Where webhooks may lead: to public addresses, and into the networks that whoever runs the desk has named, in CIDR
 * notation. Programs inside a network seldom listen on a scheme's own port, so with networks any port is allowed.
 */
export function deliveryRules(networks: readonly string[]): FetchRules {
  if (networks.length === 0) return PUBLIC_RULES
  const allowsAddress = (address: string) => isPublicAddress(address) || isWithin(address, networks)
  return { ...PUBLIC_RULES, allowsAddress, allowsPort: () => true }
}
