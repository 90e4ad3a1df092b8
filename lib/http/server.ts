import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'
import { env } from '#lib/env.ts'
import { UserError } from '#lib/errors.ts'
import { noteAddress, setSecurityHeaders, straightenPath } from '#lib/http/arrival.ts'
import { logFault } from '#lib/http/face.ts'
import { limitSending } from '#lib/http/face-request.ts'
import { findFaces } from '#lib/http/faces.ts'
import { webIsReady } from '#lib/http/health.ts'
import { LIMITS, SENT_WITHIN } from '#lib/http/server-limits.ts'
import { errorCode } from '#lib/runtime/explain-failure.ts'
import { onStopSignal, watchParent } from '#lib/runtime/watch-parent.ts'

/** Requests under way have this long to finish; streams of live updates never do. */
const GRACE = 3000

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

async function serve(): Promise<void> {
  const { mode, root, port, host } = env()
  const server = createServer(LIMITS)
  const web = next({ dev: mode === 'development', dir: root, port, httpServer: server })
  const prepared = web.prepare().then(() => web.getRequestHandler())
  const answer = answerWith(prepared)
  server.on('request', (request, response) => void answer(request, response))
  await listen(server, { port, host })
  await prepared
  webIsReady()
  onStopSignal(() => {
    setTimeout(() => server.closeAllConnections(), GRACE).unref()
    server.close(() => process.exit(0))
    server.closeIdleConnections()
  })
}

function answerWith(prepared: Promise<Handler>): Handler {
  const settings = env()
  const faces = findFaces()
  return async (request, response) => {
    straightenPath(request)
    noteAddress(request, settings)
    setSecurityHeaders(response, settings)
    const path = request.url?.split('?', 1)[0] ?? '/'
    try {
      const face = faces.find(({ matches }) => matches(path))
      if (face) return await face.handle(request, response)
      limitSending(request, SENT_WITHIN)
      await (await prepared)(request, response)
    } catch (error) {
      logFault(request, error)
      if (response.headersSent) return void response.destroy()
      response.writeHead(500, { 'content-type': 'application/problem+json' })
      response.end(JSON.stringify({ type: 'about:blank', title: 'Internal Server Error', status: 500 }))
    }
  }
}

function listen(
  server: ReturnType<typeof createServer>,
  at: { port: number; host: string | undefined },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = errorCode(error) === 'EADDRINUSE'
      reject(taken ? new UserError(`Port ${at.port} is taken by another program: set PORT.`, { cause: error }) : error)
    })
    server.listen(at, resolve)
  })
}

if (process.argv.includes('--supervised')) watchParent(() => process.exit(1))

try {
  await serve()
} catch (error) {
  process.stderr.write(`${error instanceof UserError ? error.message : (error as Error).stack}\n`)
  process.exit(1)
}
