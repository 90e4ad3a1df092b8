import type { lookup as dnsLookup, LookupAddress } from 'node:dns'
import type { RequestListener, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FetchRules, fetchPage, PUBLIC_RULES } from '#lib/ingest/fetch-page.ts'
import { fetchSource } from '#lib/ingest/fetch-source.ts'
import { startPageServer } from '#tests/support/page-server.ts'

const HTML = '<!doctype html><title>Page</title><p>Hello'

const redirect =
  (location: string | undefined, status = 302) =>
  (response: ServerResponse) => {
    response.writeHead(status, location === undefined ? {} : { location }).end('moved')
  }
const send =
  (type: string | undefined, body: string | Buffer, more: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(200, { ...(type === undefined ? {} : { 'content-type': type }), ...more }).end(body)
  }

async function drip(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/html' })
  while (!response.destroyed) {
    response.write('a')
    await sleep(20)
  }
}

async function flood(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/html' })
  while (!response.destroyed) {
    response.write('a'.repeat(10_000))
    await sleep(1)
  }
}

const answers: Record<string, (response: ServerResponse) => unknown> = {
  '/page': send('text/html; charset=utf-8', HTML),
  '/plain': send('text/plain', 'Hello'),
  '/xhtml': send('application/xhtml+xml', HTML),
  '/untyped': send(undefined, HTML),
  '/unnamed-letters': send('text/html', Buffer.from('<!doctype html><p>Ren\xe9e', 'latin1')),
  '/json': send('application/json', '{}'),
  '/picture': send('image/png', 'png'),
  '/download': send('application/octet-stream', HTML),
  '/looks-like': send('text/htmlx', HTML),
  '/gzip': send('text/html', gzipSync('a'.repeat(1_000_000)), { 'content-encoding': 'gzip' }),
  '/large': send('text/html', 'a'.repeat(20_001)),
  '/just-fits': send('text/html', 'a'.repeat(20_000)),
  '/flood': flood,
  '/drip': drip,
  '/silent': () => {},
  '/cut': (response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' }).write('half')
    setTimeout(() => response.destroy(), 20)
  },
  '/gone': (response) => response.writeHead(404).end(),
  '/broken': (response) => response.writeHead(500).end(),
  '/unchanged': redirect(undefined, 304),
  '/loop': redirect('/loop'),
  '/ping': redirect('/pong'),
  '/pong': redirect('/ping'),
  '/five': redirect('/four', 301),
  '/four': redirect('/three', 302),
  '/three': redirect('/two', 303),
  '/two': redirect('/one', 307),
  '/one': redirect('/page', 308),
  '/six': redirect('/five'),
  '/nowhere': redirect(undefined),
  '/to-other-loopback': redirect('http://127.0.0.2/'),
  '/to-loopback-by-number': redirect('http://2130706434/'),
  '/to-ipv6-loopback': redirect('http://[::1]/'),
  '/to-mapped-loopback': redirect('http://[::ffff:127.0.0.2]/'),
  '/to-metadata': redirect('http://169.254.169.254/latest/meta-data/'),
  '/to-inner-name': redirect('http://inner.example/'),
  '/to-file': redirect('file:///etc/passwd'),
  '/to-script': redirect('javascript:alert(1)'),
  '/to-data': redirect('data:text/html,hello'),
  '/to-password': redirect('http://user:password@127.0.0.1/'),
  '/to-nonsense': redirect('http://[/'),
}

let site: Awaited<ReturnType<typeof startPageServer>>
let asked: { path: string; headers: Record<string, unknown> }[] = []
const listener: RequestListener = (request, response) => {
  const path = request.url ?? ''
  asked.push({ path, headers: request.headers })
  const answer = answers[path]
  if (answer) answer(response)
  else response.writeHead(404).end()
}
beforeAll(async () => {
  site = await startPageServer(listener)
})
beforeEach(() => {
  asked = []
})
afterAll(() => site.close())

/** Answers every name with these addresses. */
const answering = (...addresses: string[]) =>
  ((_host: string, _options: object, callback: (error: Error | null, found: LookupAddress[]) => void) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    callback(null, found)
  }) as typeof dnsLookup

/** The product's rules, but that the one address of the test's site is public, and its port. */
const rules = (changes: Partial<FetchRules> = {}, limits: Partial<FetchRules['limits']> = {}): FetchRules => ({
  lookup: answering('127.0.0.1'),
  allowsAddress: (address, port) => address === '127.0.0.1' || PUBLIC_RULES.allowsAddress(address, port),
  allowsPort: () => true,
  limits: { bytes: 20_000, milliseconds: 2000, redirects: 5, ...limits },
  ...changes,
})

const get = (path: string, ...changes: Parameters<typeof rules>) => fetchPage(`${site.url}${path}`, rules(...changes))

describe('a page on the web', () => {
  it.each([
    ['/page', 'text/html; charset=utf-8', HTML],
    ['/plain', 'text/plain', 'Hello'],
    ['/xhtml', 'application/xhtml+xml', HTML],
    ['/untyped', undefined, HTML],
    ['/just-fits', 'text/html', 'a'.repeat(20_000)],
  ])('%s comes in as it is', async (path, contentType, body) => {
    const fetched = await get(path)
    if (!fetched.ok) throw new Error(fetched.reason)
    expect(fetched).toMatchObject({ contentType, url: `${site.url}${path}` })
    expect(Buffer.from(fetched.bytes).toString()).toBe(body)
  })

  it.each([
    ['/page', 'Hello', false],
    ['/unnamed-letters', 'Renée', true],
  ])('%s is read, and said to be a guess where it is one', async (path, words, guessed) => {
    const source = await fetchSource(`${site.url}${path}`, rules())
    expect(source).toMatchObject({ ok: true, kind: 'html', guessed, text: expect.stringContaining(words) })
  })

  it('is asked for without anything that tells who asks', async () => {
    await get('/page')
    const [request] = asked
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ])
  })

  it('is found behind five redirects of every kind, with its own address', async () => {
    expect(await get('/five')).toMatchObject({ ok: true, url: `${site.url}/page` })
  })

  it('is found by its name', async () => {
    const port = new URL(site.url).port
    expect(await fetchPage(`http://news.example:${port}/page`, rules())).toMatchObject({ ok: true })
    expect(asked[0]?.headers).toMatchObject({ host: `news.example:${port}` })
  })

  it.each([
    ['/six', 'too-many-redirects'],
    ['/loop', 'too-many-redirects'],
    ['/ping', 'too-many-redirects'],
    ['/nowhere', 'refused-by-site'],
    ['/unchanged', 'refused-by-site'],
    ['/gone', 'refused-by-site'],
    ['/broken', 'refused-by-site'],
    ['/json', 'not-a-page'],
    ['/picture', 'not-a-page'],
    ['/download', 'not-a-page'],
    ['/gzip', 'not-a-page'],
    ['/large', 'too-large'],
    ['/flood', 'too-large'],
    ['/cut', 'unreachable'],
    ['/to-other-loopback', 'not-public'],
    ['/to-loopback-by-number', 'not-public'],
    ['/to-ipv6-loopback', 'not-public'],
    ['/to-mapped-loopback', 'not-public'],
    ['/to-metadata', 'not-public'],
    ['/to-file', 'bad-address'],
    ['/to-script', 'bad-address'],
    ['/to-data', 'bad-address'],
    ['/to-password', 'bad-address'],
    ['/to-nonsense', 'bad-address'],
  ])('%s is refused: %s', async (path, reason) => {
    expect(await get(path)).toEqual({ ok: false, reason })
  })

  it('asks a looping site no more often than there may be redirects', async () => {
    await get('/loop')
    expect(asked).toHaveLength(6)
  })

  it.each(['/drip', '/silent'])('%s is given up when the time is over', async (path) => {
    const start = Date.now()
    expect(await get(path, {}, { milliseconds: 300 })).toEqual({ ok: false, reason: 'timed-out' })
    expect(Date.now() - start).toBeLessThan(10_000)
  })

  it('is given up while its name is looked up, too', async () => {
    const start = Date.now()
    const never = (() => {}) as unknown as typeof dnsLookup
    const fetched = await fetchPage('http://slow.example/', rules({ lookup: never }, { milliseconds: 300 }))
    expect(fetched).toEqual({ ok: false, reason: 'timed-out' })
    expect(Date.now() - start).toBeLessThan(10_000)
  })
})

describe('a name', () => {
  it.each([
    ['loopback', '127.0.0.2'],
    ['a private address', '10.0.0.1'],
    ['the address of cloud metadata', '169.254.169.254'],
    ['IPv6 loopback', '::1'],
    ['a mapped private address', '::ffff:10.0.0.1'],
    ['6to4 of loopback', '2002:7f00:1::1'],
    ['nothing but a public and a private one', '127.0.0.1', '10.0.0.1'],
  ])('that leads to %s is refused', async (_, ...addresses) => {
    const fetched = await fetchPage('http://inner.example/', rules({ lookup: answering(...addresses) }))
    expect(fetched).toEqual({ ok: false, reason: 'not-public' })
    expect(asked).toEqual([])
  })

  it('that leads inside behind a redirect is refused', async () => {
    expect(await get('/to-inner-name', { lookup: answering('192.168.1.1') })).toEqual({
      ok: false,
      reason: 'not-public',
    })
  })

  it('that leads nowhere is unreachable', async () => {
    expect(await fetchPage('http://none.example/', rules({ lookup: answering() }))).toEqual({
      ok: false,
      reason: 'unreachable',
    })
    const failing = ((_host: string, _options: object, callback: (error: Error) => void) =>
      callback(new Error('ENOTFOUND'))) as unknown as typeof dnsLookup
    expect(await fetchPage('http://none.example/', rules({ lookup: failing }))).toEqual({
      ok: false,
      reason: 'unreachable',
    })
  })
})

describe('the rules of the product', () => {
  it.each([
    ['', 'bad-address'],
    ['example.org', 'bad-address'],
    ['ftp://example.org/', 'bad-address'],
    ['file:///etc/passwd', 'bad-address'],
    ['http://example.org:8080/', 'bad-address'],
    ['https://example.org:80/', 'bad-address'],
    ['http://example.org:22/', 'bad-address'],
    ['http://user@example.org/', 'bad-address'],
    ['http://:password@example.org/', 'bad-address'],
    ['http://127.0.0.1/', 'not-public'],
    ['http://127.1/', 'not-public'],
    ['http://0x7f.1/', 'not-public'],
    ['http://0177.0.0.1/', 'not-public'],
    ['http://2130706433/', 'not-public'],
    ['http://0/', 'not-public'],
    ['http://[::]/', 'not-public'],
    ['http://[::1]/', 'not-public'],
    ['http://[::ffff:7f00:1]/', 'not-public'],
    ['http://[64:ff9b::7f00:1]/', 'not-public'],
    ['http://10.0.0.1/', 'not-public'],
    ['https://192.168.1.1/', 'not-public'],
    ['http://localhost/', 'not-public'],
  ])('answer %j with %s', async (address, reason) => {
    expect(await fetchPage(address)).toEqual({ ok: false, reason })
  })
})
