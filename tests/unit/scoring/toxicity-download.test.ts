import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { downloadToxicityFiles } from '#lib/scoring/fetch-toxicity-download.ts'
import { pinFiles } from '#tests/support/tiny-toxicity-model.ts'

const small = Buffer.from('graph')
const large = Buffer.alloc(300_000, 'weights ')
const files = new Map([
  ['toxicity/model.json', small],
  ['toxicity/group1-shard1of7', large],
])
const manifest = pinFiles(files)
const shard = 'toxicity/group1-shard1of7'

let dir: string
let server: Server | undefined
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'toxicity-download-'))
})
afterEach(async () => {
  server?.closeAllConnections()
  server?.close()
  await rm(dir, { recursive: true, force: true })
})

/** A server on a free port; gives its address. */
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener)
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready))
  const address = server.address()
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/model` : ''
}

type Seen = { path: string; range: string | undefined }

/** Serves the files with ranges, as the published address does, and notes what was asked for. */
function honest(seen: Seen[] = []): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '').replace('/model/', '')
    const range = request.headers.range
    seen.push({ path, range })
    const bytes = files.get(path)
    if (!bytes) return response.writeHead(404).end()
    const start = Number(range?.match(/^bytes=(\d+)-$/)?.[1] ?? 0)
    if (start === 0) return response.writeHead(200).end(bytes)
    response.writeHead(206, { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` })
    response.end(bytes.subarray(start))
  }
}

const download = (origin: string, more: object = {}) => downloadToxicityFiles({ dir, manifest, origin, ...more })
const there = async () => (await readdir(join(dir, 'toxicity'))).sort()

async function leave(path: string, bytes: Buffer): Promise<void> {
  await mkdir(join(dir, 'toxicity'), { recursive: true })
  await writeFile(join(dir, path), bytes)
}

describe('downloadToxicityFiles', () => {
  it('brings every file, byte for byte, and leaves no parts behind', async () => {
    const outcome = await download(await serve(honest()))
    expect(outcome).toEqual({ ok: true, fetched: [...files.keys()], kept: [] })
    expect(await there()).toEqual(['group1-shard1of7', 'model.json'])
    expect(large.equals(await readFile(join(dir, shard)))).toBe(true)
  })

  it('asks for nothing that is there and right', async () => {
    const seen: Seen[] = []
    const origin = await serve(honest(seen))
    await download(origin)
    expect(await download(origin)).toEqual({ ok: true, fetched: [], kept: [...files.keys()] })
    expect(seen).toHaveLength(2)
  })

  it('replaces a file that is there and wrong', async () => {
    await leave(shard, Buffer.alloc(large.length))
    expect(await download(await serve(honest()))).toMatchObject({ ok: true, fetched: [...files.keys()] })
    expect(large.equals(await readFile(join(dir, shard)))).toBe(true)
  })

  it('goes on where an earlier run was stopped', async () => {
    const seen: Seen[] = []
    await leave(`${shard}.part`, large.subarray(0, 100_000))
    expect(await download(await serve(honest(seen)))).toMatchObject({ ok: true })
    expect(seen.at(-1)).toEqual({ path: shard, range: 'bytes=100000-' })
    expect(large.equals(await readFile(join(dir, shard)))).toBe(true)
  })

  it('goes on by itself when the connection breaks', async () => {
    const seen: Seen[] = []
    const whole = honest(seen)
    const origin = await serve((request, response) => {
      if (seen.length !== 1) return whole(request, response)
      seen.push({ path: 'broken', range: undefined })
      response.writeHead(200, { 'content-length': large.length })
      response.write(large.subarray(0, 50_000), () => setTimeout(() => response.destroy(), 50))
    })
    expect(await download(origin)).toMatchObject({ ok: true })
    expect(seen.at(-1)).toEqual({ path: shard, range: 'bytes=50000-' })
    expect(large.equals(await readFile(join(dir, shard)))).toBe(true)
  })

  it('begins again where the server knows no ranges', async () => {
    await leave(`${shard}.part`, large.subarray(0, 100_000))
    const origin = await serve((request, response) => {
      response.end(files.get((request.url ?? '').replace('/model/', '')))
    })
    expect(await download(origin)).toMatchObject({ ok: true })
    expect(large.equals(await readFile(join(dir, shard)))).toBe(true)
  })

  it.each([
    ['a part that is longer than the file', Buffer.alloc(large.length + 5)],
    ['a part whose beginning is wrong', Buffer.alloc(100_000)],
    ['a whole part that is wrong', Buffer.alloc(large.length)],
  ])('recovers from %s', async (_, part) => {
    await leave(`${shard}.part`, part)
    expect(await download(await serve(honest()))).toMatchObject({ ok: true })
    expect(large.equals(await readFile(join(dir, shard)))).toBe(true)
  })

  it.each([
    ['other bytes of the same size', Buffer.alloc(large.length), /shard1of7 does not match its pinned digest\.$/],
    ['too few bytes', large.subarray(1), /shard1of7 has 299999 bytes, expected 300000\.$/],
    ['too many bytes', Buffer.concat([large, small]), /shard1of7 is longer than its pinned 300000 bytes\.$/],
  ])('refuses %s and puts no file in place', async (_, bytes, message) => {
    const origin = await serve((request, response) => {
      response.end(request.url?.endsWith('json') ? small : bytes)
    })
    expect(await download(origin)).toEqual({ ok: false, message: expect.stringMatching(message) })
    expect(await there()).not.toContain('group1-shard1of7')
  })

  it.each([
    [404, 1],
    [403, 1],
    [503, 3],
  ])('says that the server answered %i, after %i requests', async (status, requests) => {
    let count = 0
    const origin = await serve((_, response) => {
      count++
      response.writeHead(status).end('a page')
    })
    expect(await download(origin)).toEqual({ ok: false, message: `${origin}/toxicity/model.json answered ${status}.` })
    expect(count).toBe(requests)
  })

  it('gives up on a server that sends nothing', async () => {
    const origin = await serve(() => {})
    const outcome = await download(origin, { idleLimit: 50, attempts: 2 })
    expect(outcome).toEqual({ ok: false, message: `${new URL(origin).host} sent nothing for too long.` })
  })

  it('says in one sentence that there is no network', async () => {
    const outcome = await download('http://belowline.invalid', { attempts: 1 })
    expect(outcome).toEqual({
      ok: false,
      message: expect.stringMatching(/^belowline\.invalid could not be reached \(\w+\)\.$/),
    })
  })

  it('leaves no directory behind when nothing came', async () => {
    await download('http://belowline.invalid', { attempts: 1 })
    expect(await readdir(dir)).toEqual([])
  })

  it('says in one sentence that the directory cannot be made', async () => {
    await writeFile(join(dir, 'toxicity'), 'a file')
    const outcome = await download(await serve(honest()))
    expect(outcome).toEqual({
      ok: false,
      message: expect.stringMatching(/could not be written: a part of the path is a file\.$/),
    })
  })
})
