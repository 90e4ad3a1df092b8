/** Methods that change nothing, and so may come from anywhere. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that carries a session comes from our own pages: a browser says with every request that changes
 * something where it comes from. One that says neither `Origin` nor `Sec-Fetch-Site` is no browser of today, and a
 * session is for browsers alone.
 */
export function isSameOrigin(method: string, headers: Headers, publicUrl: string): boolean {
  if (SAFE.has(method)) return true
  const origin = headers.get('origin')
  if (!origin) return headers.get('sec-fetch-site') === 'same-origin'
  if (origin === new URL(publicUrl).origin) return true
  return URL.canParse(origin) && new URL(origin).host === headers.get('host')
}
