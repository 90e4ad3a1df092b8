import type { ServerResponse } from 'node:http'
import type { Face } from '#lib/http/face.ts'
import { forgetBody } from '#lib/http/face-request.ts'
import { checkHealth } from '#lib/http/health.ts'

/** `GET /api/health`: 200 when everything is ready, else 503; the body says which part is not. */
export const healthFace: Face = {
  matches: (path) => path === '/api/health',
  handle: async (request, response) => {
    forgetBody(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD')
      return send(response, 405, { ready: false })
    }
    const checks = await checkHealth()
    const ready = Object.values(checks).every(Boolean)
    return send(response, ready ? 200 : 503, { ready, ...checks })
  },
}

function send(response: ServerResponse, status: number, body: Record<string, boolean>): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
