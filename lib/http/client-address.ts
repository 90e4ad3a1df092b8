/** Where the server puts the address that a request comes from, over whatever the client sent under this name. */
export const ADDRESS_HEADER = 'x-belowline-address'

type Arrival = { socketAddress: string | undefined; forwardedFor: string | undefined; trustProxy: boolean }

/**
 * The address that a request comes from. Forwarded addresses are believed only when `trustProxy` says that a proxy of
 * ours writes them, and then only the last one: those before it are whatever the client claimed.
 */
export function clientAddress({ socketAddress, forwardedFor, trustProxy }: Arrival): string {
  const last = forwardedFor?.split(',').at(-1)?.trim()
  return (trustProxy && last) || socketAddress || 'unknown'
}
