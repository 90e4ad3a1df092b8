import { once } from 'node:events'
import { type IncomingMessage, request, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { apiFace } from '#lib/http/api-face.ts'
import { FRESH_FOR } from '#lib/http/face-times.ts'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { scoresFace } from '#lib/http/scores-face.ts'
import { revokeKey } from '#lib/keys/mutations.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { NOW, SYSTEM } from '#tests/support/desk.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'

const told = vi.hoisted(() => vi.fn())
vi.mock('#lib/logger.ts', async (original) => ({
  ...(await original<typeof import('#lib/logger.ts')>()),
  logger: () => ({ error: told, warn: told, info: told }),
}))

let served: Awaited<ReturnType<typeof serveFaces>>
let key: string
beforeAll(async () => {
  served = await serveFaces([perspectiveFace, scoresFace, apiFace])
  key = (await makeSiteKey()).key
})
afterAll(async () => {
  await served.close()
  await closeFaceScorer()
})
beforeEach(() => told.mockClear())

/** The beginning of a request, with a body of 1,000 bytes of which none is there yet. */
async function begin(path: string) {
  const socket = connect(Number(new URL(served.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nX-Goog-Api-Key: ${key}\r\nContent-Length: 1000\r\n\r\n`)
  return socket
}

describe('a client that goes away while it sends', () => {
  it.each(['/v1alpha1/comments:analyze', '/api/v1/comments', '/api/v1/scores'])(
    'is no error of the server: %s',
    async (path) => {
      const socket = await begin(path)
      socket.write('{"comment":')
      await sleep(300)
      socket.resetAndDestroy()
      await sleep(300)
      expect(told.mock.calls).toEqual([])
    },
  )
})

describe('a stream of lines', () => {
  it('ends soon after its key is revoked, and says so', async () => {
    const own = await makeSiteKey()
    const headers = { authorization: `Bearer ${own.key}` }
    const asked = request(`${served.url}/api/v1/scores`, { method: 'POST', headers })
    const rows = Array.from({ length: 2000 }, (_, id) => `{"id":${id},"text":"a quiet text"}\n`).join('')
    asked.write(rows)
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    const answer = response.setEncoding('utf8').toArray()
    expect(await revokeKey(own.id, { siteId: own.siteId, actor: SYSTEM, now: NOW })).toBe(true)
    await sleep(FRESH_FOR + 200)
    asked.end(rows)
    const lines = (await answer).join('').trimEnd().split('\n')
    expect(lines.at(-1)).toBe('{"error":"The key does not stand any more."}')
    expect(lines.length).toBeLessThan(2010)
  })

  it('goes on while something moves, and is ended when nothing does', async () => {
    const limit = ServerResponse.prototype.setTimeout
    const limited = vi.spyOn(ServerResponse.prototype, 'setTimeout').mockImplementation(function (
      this: ServerResponse,
      milliseconds,
    ) {
      return limit.call(this, milliseconds / 200)
    })
    const socket = await begin('/api/v1/scores')
    const closed = once(socket, 'close').then(() => 'closed')
    for (let i = 0; i < 8; i++) {
      socket.write(`{"id":${i},"text":"a"}\n`)
      expect(await Promise.race([closed, sleep(200, 'open')])).toBe('open')
    }
    socket.resume()
    expect(await Promise.race([closed, sleep(5000, 'open')])).toBe('closed')
    expect(limited).toHaveBeenCalledWith(120_000)
    limited.mockRestore()
  })
})
