import { createServer } from 'node:http'
import { setDatabase } from '#lib/db/client.ts'
import { noteAddress, setSecurityHeaders, straightenPath } from '#lib/http/arrival.ts'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { scoresFace } from '#lib/http/scores-face.ts'
import { warmFaceScorer } from '#lib/perspective/face-scorer.ts'
import type { Usage } from '#tests/bench/analyze/start-server.ts'

/** The server under measure, in a process of its own: `bare` answers a constant, `faces` answers as the desk does. */
const [kind, database] = process.argv.slice(2)
const faces = [perspectiveFace, scoresFace]
const constant = JSON.stringify({ ok: true })

const bare = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': constant.length })
    response.end(constant)
  })
})

/** As in lib/http/server.ts, which makes the desk's own server. */
const real = createServer((request, response) => {
  straightenPath(request)
  noteAddress(request, { trustProxy: false })
  setSecurityHeaders(response, { publicUrl: 'http://localhost' })
  const path = request.url?.split('?', 1)[0] ?? '/'
  const face = faces.find(({ matches }) => matches(path))
  void face?.handle(request, response)
})

const server = kind === 'bare' ? bare : real
if (database) setDatabase(database)
if (kind !== 'bare') warmFaceScorer()

/** Memory is looked at after a collection, which must not count as work for requests. */
process.on('message', (asked) => {
  if (asked === 'memory') globalThis.gc?.()
  const [all, own] = [process.cpuUsage(), process.threadCpuUsage()]
  const usage: Usage = {
    cpuMicros: all.user + all.system,
    ownMicros: own.user + own.system,
    rssMb: process.memoryUsage().rss / 1e6,
  }
  process.send?.(usage)
})
process.on('disconnect', () => process.exit(0))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address) process.send?.({ port: address.port })
})
