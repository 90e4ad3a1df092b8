import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staticFace } from '#lib/http/static-face.ts'

const script = 'export const word = "belowline";\n'.repeat(200)
let folder = ''
let server: Server
let port = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belowline-static-'))
  await mkdir(join(folder, 'static', 'chunks'), { recursive: true })
  await writeFile(join(folder, 'static', 'chunks', 'a-1.js'), script)
  await writeFile(join(folder, 'static', 'chunks', 'a-1.css'), 'body{}')
  await writeFile(join(folder, 'secret.js'), 'secret')
  const face = staticFace(join(folder, 'static'))
  server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '/'
    if (face.matches(path)) return void face.handle(request, response)
    response.writeHead(418).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})

afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

/** As the bytes go over the wire: fetch would tidy paths and unpack bodies. */
async function ask(
  path: string,
  headers = '',
  method = 'GET',
): Promise<{ status: number; head: string; body: string }> {
  const socket = connect(port, '127.0.0.1')
  socket.setEncoding('latin1')
  socket.write(`${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`)
  const [head = '', ...body] = (await text(socket)).split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body: body.join('\r\n\r\n') }
}

describe('a script of the build', () => {
  it.each([
    ['br', 'Accept-Encoding: gzip, deflate, br\r\n', 'content-encoding: br'],
    ['gzip', 'Accept-Encoding: gzip, deflate\r\n', 'content-encoding: gzip'],
  ])('comes as %s to a browser that takes it, far smaller', async (_name, headers, expected) => {
    const { status, head, body } = await ask('/_next/static/chunks/a-1.js', headers)
    expect(status).toBe(200)
    expect(head).toContain(expected)
    expect(head).toContain('vary: accept-encoding')
    expect(head).toContain('immutable')
    expect(body.length).toBeLessThan(script.length / 10)
  })

  it('comes as it is to a client that unpacks nothing', async () => {
    expect((await ask('/_next/static/chunks/a-1.js?x=1')).body).toBe(script)
  })

  it.each(['br', 'gzip'])('unpacks to itself from %s', async (encoding) => {
    const url = `http://127.0.0.1:${port}/_next/static/chunks/a-1.js`
    const response = await fetch(url, { headers: { 'accept-encoding': encoding } })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(await response.text()).toBe(script)
  })

  it('has its type, and only a head where that is asked for', async () => {
    expect((await ask('/_next/static/chunks/a-1.css')).head).toContain('content-type: text/css')
    const { head, body } = await ask('/_next/static/chunks/a-1.js', '', 'HEAD')
    expect(head).toContain(`content-length: ${script.length}`)
    expect(body).toBe('')
  })

  it('is found when it comes later than it was first asked for', async () => {
    expect((await ask('/_next/static/chunks/late.js')).status).toBe(404)
    await writeFile(join(folder, 'static', 'chunks', 'late.js'), 'late')
    expect((await ask('/_next/static/chunks/late.js')).body).toBe('late')
  })

  it.each([
    '/_next/static/../secret.js',
    '/_next/static/chunks/../../secret.js',
    '/_next/static/%2e%2e/secret.js',
    '/_next/static//etc/x.js',
    '/_next/static/..\\secret.js',
    '/_next/static/.hidden.js',
    '/_next/static/media/font.woff2',
    '/api/health',
  ])('is not looked for at %s', async (path) => {
    expect((await ask(path)).status).toBe(418)
  })
})
