import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Env } from '#lib/env.ts'
import { ADDRESS_HEADER, clientAddress } from '#lib/http/client-address.ts'

const forwarded = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
]

/** Writes down where the request comes from, and takes away what only a proxy of ours may claim. */
export function noteAddress(request: IncomingMessage, { trustProxy }: Pick<Env, 'trustProxy'>): void {
  const forwardedFor = [request.headers['x-forwarded-for']].flat().join(',') || undefined
  const address = clientAddress({ socketAddress: request.socket.remoteAddress, forwardedFor, trustProxy })
  if (!trustProxy) for (const name of forwarded) delete request.headers[name]
  request.headers[ADDRESS_HEADER] = address
}

/** What stands before the path where a target is written whole, as to a proxy: `http://host/path`. */
const ORIGIN = /^https?:\/\/[^/?#]*/i

/**
 * Takes doubled slashes and one at the end out of the path, as an address leaves them that was put together from parts:
 * the framework would answer with a redirect, which clients of the API do not follow, and which repeats the key. Of a
 * target that is written whole the path is left.
 */
export function straightenPath(request: Pick<IncomingMessage, 'url'>): void {
  const { url = '/' } = request
  const mark = url.indexOf('?')
  const whole = mark < 0 ? url : url.slice(0, mark)
  if (whole.startsWith('/') && !whole.includes('//') && (whole === '/' || !whole.endsWith('/'))) return
  const path = whole.replace(ORIGIN, '')
  if (path === whole && !path.startsWith('/')) return
  request.url = `/${path}`.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '') + url.slice(whole.length)
}

/** What every answer carries, the web interface's and the API's. Pages add a content security policy of their own. */
export function setSecurityHeaders(response: ServerResponse, { publicUrl }: Pick<Env, 'publicUrl'>): void {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  if (publicUrl.startsWith('https:')) response.setHeader('strict-transport-security', 'max-age=31536000')
}
