/** Where proxy.ts puts the path and query that a request asks for, over whatever the client sent under this name. */
export const PATH_HEADER = 'x-belowline-path'

/** Where proxy.ts puts the nonce that this answer's inline scripts carry. */
export const NONCE_HEADER = 'x-nonce'

/**
 * What a page of the desk may load: scripts that carry the nonce and what they load in turn, and otherwise only our own.
 * Styles may stand in the page, since the interface library writes its variables there. Pages show what strangers wrote:
 * should a text ever become markup, it still runs nothing, sends nothing and frames nothing.
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return directives.join('; ')
}
