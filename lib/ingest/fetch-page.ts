import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector, type Dispatcher, request } from 'undici'
import { isPublicAddress } from '#lib/ingest/public-address.ts'

export const FETCH_LIMITS = { bytes: 10 * 1024 * 1024, milliseconds: 15_000, redirects: 5 }

export type FetchedPage =
  | { ok: true; url: string; bytes: Uint8Array; contentType: string | undefined }
  | { ok: false; reason: FetchRefusal }

export type FetchRefusal =
  | 'bad-address'
  | 'not-public'
  | 'too-many-redirects'
  | 'too-large'
  | 'timed-out'
  | 'unreachable'
  | 'refused-by-site'
  | 'not-a-page'

/**
 * Where may be connected to, and how much may come. `allowsPort` is asked of a name, before it is looked up;
 * `allowsAddress` of what is connected to. A port is empty where it is the scheme's own.
 */
export type FetchRules = {
  lookup: typeof lookup
  allowsAddress: (address: string, port: string) => boolean
  allowsPort: (port: string) => boolean
  limits: typeof FETCH_LIMITS
}

/** Pages are fetched from public addresses alone. */
export const PUBLIC_RULES: FetchRules = {
  lookup,
  allowsAddress: isPublicAddress,
  allowsPort: (port) => port === '',
  limits: FETCH_LIMITS,
}

/**
 * Fetches a page under the rules of a hostile network: http and https on their own ports, public addresses only
 * (checked on the address that is connected to, so that a name cannot change in between), every redirect checked
 * again, time and size limited, nothing sent but the request.
 */
export async function fetchPage(address: string, rules: FetchRules = PUBLIC_RULES): Promise<FetchedPage> {
  const signal = AbortSignal.timeout(rules.limits.milliseconds)
  const dispatcher = guardedAgent(rules, signal)
  try {
    return await follow(address, { dispatcher, signal, rules })
  } catch (error) {
    return { ok: false, reason: refusalOf(error, signal) }
  } finally {
    await dispatcher.destroy()
  }
}

type Way = { dispatcher: Dispatcher; signal: AbortSignal; rules: FetchRules }

async function follow(address: string, way: Way): Promise<FetchedPage> {
  let url = parseAddress(address, way.rules)
  for (let redirects = 0; redirects <= way.rules.limits.redirects; redirects += 1) {
    if (!(url instanceof URL)) return { ok: false, reason: url }
    const { dispatcher, signal } = way
    const headers = { accept: 'text/html, text/plain;q=0.9', 'user-agent': 'Belowline', 'accept-encoding': 'identity' }
    const answer = await request(url, { dispatcher, signal, headers })
    if (answer.statusCode < 300 || answer.statusCode >= 400) return readAnswer(url, answer, way)
    answer.body.on('error', () => {}).destroy()
    const location = headerOf(answer, 'location')
    if (!location) return { ok: false, reason: 'refused-by-site' }
    url = URL.canParse(location, url) ? parseAddress(new URL(location, url).href, way.rules) : 'bad-address'
  }
  return { ok: false, reason: 'too-many-redirects' }
}

/** The address as a URL, or why it may not be asked. */
export function parseAddress(address: string, rules: FetchRules): URL | FetchRefusal {
  if (!URL.canParse(address)) return 'bad-address'
  const url = new URL(address)
  if (!['http:', 'https:'].includes(url.protocol) || url.username || url.password) return 'bad-address'
  if (!rules.allowsPort(url.port)) return 'bad-address'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) && !rules.allowsAddress(host, url.port) ? 'not-public' : url
}

async function readAnswer(url: URL, answer: Dispatcher.ResponseData, { rules }: Way): Promise<FetchedPage> {
  const contentType = headerOf(answer, 'content-type')
  const encoded = (headerOf(answer, 'content-encoding') ?? 'identity') !== 'identity'
  const refusal = encoded ? 'not-a-page' : refusalOfAnswer(answer.statusCode, contentType)
  if (refusal) {
    answer.body.on('error', () => {}).destroy()
    return { ok: false, reason: refusal }
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body) {
    size += chunk.length
    if (size > rules.limits.bytes) return { ok: false, reason: 'too-large' }
    chunks.push(chunk)
  }
  return { ok: true, url: url.href, bytes: Buffer.concat(chunks), contentType }
}

function refusalOfAnswer(status: number, contentType: string | undefined): FetchRefusal | null {
  if (status < 200 || status >= 300) return 'refused-by-site'
  return contentType && !/^(text\/(html|plain)|application\/xhtml\+xml)\b/i.test(contentType) ? 'not-a-page' : null
}

function headerOf(answer: Dispatcher.ResponseData, name: string): string | undefined {
  const value = answer.headers[name]
  return Array.isArray(value) ? value[0] : value
}

class NotPublicError extends Error {}

/** An agent that connects to allowed addresses only: the check stands between the name's answer and the connection. */
export function guardedAgent(rules: FetchRules, signal: AbortSignal): Agent {
  return new Agent({
    connect: (to, connected) => buildConnector({ lookup: guardedLookup(to.port, { rules, signal }) })(to, connected),
  })
}

function guardedLookup(port: string, guard: Guard): LookupFunction {
  return (host, options, callback) => {
    lookUp(host, { ...guard, options, port }).then(
      (found) => (options.all ? callback(null, found) : callback(null, found[0].address, found[0].family)),
      (error: NodeJS.ErrnoException) => callback(error, '', 4),
    )
  }
}

type Guard = { rules: FetchRules; signal: AbortSignal }
type Found = [LookupAddress, ...LookupAddress[]]
type Asking = Guard & { options: LookupOptions; port: string }

/** All addresses of a name, at least one, every one allowed. Does not outlast the signal, as the system's look-up may. */
function lookUp(host: string, { options, rules, signal, port }: Asking): Promise<Found> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
    rules.lookup(host, { ...options, all: true }, (error, found = []) => {
      const [first, ...more] = found
      if (error || !first) reject(error ?? new Error('no address'))
      else if (!found.every((one) => rules.allowsAddress(one.address, port))) reject(new NotPublicError())
      else resolve([first, ...more])
    })
  })
}

/** Why nothing came of a request through a guarded agent. */
export function refusalOf(error: unknown, signal: AbortSignal): FetchRefusal {
  if (signal.aborted) return 'timed-out'
  const causes = [error, error instanceof Error ? error.cause : null]
  return causes.some((cause) => cause instanceof NotPublicError) ? 'not-public' : 'unreachable'
}
