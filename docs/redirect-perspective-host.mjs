/**
 * For Node clients with the old host written into them, unchanged:
 *
 *   BELOWLINE_URL=https://comments.example node --import ./redirect-perspective-host.mjs your-program.js
 *
 * Requests to commentanalyzer.googleapis.com by node:http, node:https and fetch go to BELOWLINE_URL; all others are
 * left alone.
 */
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'

const OLD = 'commentanalyzer.googleapis.com'
const target = new URL(process.env['BELOWLINE_URL'] ?? '')
const original = { http: http.request, https: https.request, fetch: globalThis.fetch }

/** Whether the arguments of a request name the old host. */
function isOld(first, second) {
  const host = typeof first === 'string' || first instanceof URL ? new URL(first).hostname : undefined
  const options = host === undefined ? first : second
  return (options?.hostname ?? options?.host ?? host)?.split(':')[0] === OLD
}

function redirected(name) {
  return (...args) => {
    if (!isOld(args[0], args[1])) return original[name](...args)
    const url = typeof args[0] === 'string' || args[0] instanceof URL ? new URL(args[0]) : null
    const given = (url ? args[1] : args[0]) ?? {}
    const path = url ? url.pathname + url.search : given.path
    const { agent: _, agents: __, host: ___, ...rest } = typeof given === 'function' ? {} : given
    const headers = withoutHost(rest.headers)
    const options = { ...rest, headers, path, protocol: target.protocol, hostname: target.hostname, port: target.port }
    const request = target.protocol === 'https:' ? original.https : original.http
    return request(
      options,
      args.findLast((one) => typeof one === 'function'),
    )
  }
}

function withoutHost(headers) {
  return Object.fromEntries(Object.entries(headers ?? {}).filter(([name]) => name.toLowerCase() !== 'host'))
}

/** Of its own, as those of node know only node's own requests. */
function getting(module) {
  return (...args) => {
    const request = module.request(...args)
    request.end()
    return request
  }
}

http.request = redirected('http')
https.request = redirected('https')
http.get = getting(http)
https.get = getting(https)
globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  if (url.hostname !== OLD) return original.fetch(input, init)
  const moved = new URL(url.pathname + url.search, target)
  return original.fetch(input instanceof Request ? new Request(moved, input) : moved, init)
}
syncBuiltinESMExports()
