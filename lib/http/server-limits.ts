/**
 * What the server waits for, in milliseconds. Node would end any request after five minutes, also one that is a stream of
 * lines; with no limit for the whole it has none for the head, unless it is named.
 */
export const LIMITS = { requestTimeout: 0, headersTimeout: 60_000 } as const

/** A request to the desk itself has its body sent in this time; each face has a limit of its own. */
export const SENT_WITHIN = 300_000
