import { beforeAll, describe, expect, it } from 'vitest'
import { PUT as send } from '#app/api/sites/[site]/imports/[import]/bytes/route.ts'
import { GET as look } from '#app/api/sites/[site]/imports/[import]/look/route.ts'
import { GET as remarks } from '#app/api/sites/[site]/imports/[import]/remarks/route.ts'
import { GET as one, DELETE as remove } from '#app/api/sites/[site]/imports/[import]/route.ts'
import { POST as start } from '#app/api/sites/[site]/imports/[import]/start/route.ts'
import { POST as create, GET as list } from '#app/api/sites/[site]/imports/route.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { env } from '#lib/env.ts'
import { createImport, sweepImports } from '#lib/imports/mutations.ts'
import { workOnImport } from '#lib/imports/open-import.ts'
import type { Looked } from '#lib/imports/open-look.ts'
import { type ImportLine, PART_BYTES } from '#lib/imports/schema.ts'
import { enterAs, type Handler } from '#tests/support/ask-route.ts'
import { makeSite } from '#tests/support/desk.ts'
import { fixture, HOW } from '#tests/support/import-file.ts'

const site = `imports-${newId().slice(-12)}`
let siteId: string
let moderator: string
let viewer: string
beforeAll(async () => {
  siteId = await makeSite(site)
  moderator = (await enterAs('moderator')).cookie
  viewer = (await enterAs('viewer')).cookie
})

type Asked = { method?: string; cookie?: string; id?: string; query?: string; json?: object; bytes?: Buffer }

async function ask<T>(
  handler: Handler,
  { method = 'GET', cookie = moderator, id = '', query = '', json, bytes }: Asked = {},
) {
  const type = json ? 'application/json' : 'application/octet-stream'
  const headers = { cookie, origin: env().publicUrl, 'content-type': type }
  const body = json ? JSON.stringify(json) : bytes ? new Uint8Array(bytes) : null
  const request = new Request(`${env().publicUrl}/?${query}`, { method, headers, body })
  const response = await handler(request, { params: Promise.resolve({ site, import: id }) })
  const text = await response.text()
  const isJson = /json$/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, text, json: (isJson ? JSON.parse(text) : null) as T }
}

const make = async (fileName: string, bytes: number): Promise<string> =>
  (await ask<{ id: string }>(create, { method: 'POST', json: { fileName, bytes } })).json.id
const put = (id: string, offset: number, bytes: Buffer) =>
  ask<{ received?: number; detail?: string }>(send, { method: 'PUT', id, query: `offset=${offset}`, bytes })

async function sent(name: string, content = fixture(name)): Promise<string> {
  const id = await make(name, content.length)
  expect((await put(id, 0, content)).json).toEqual({ ok: true, received: content.length })
  return id
}

const go = (id: string, settings: object) => ask(start, { method: 'POST', id, json: settings })

describe('a file', () => {
  it('comes piece by piece; what broke off is sent again from the last whole piece', async () => {
    const content = Buffer.alloc(2 * PART_BYTES + 100, 'x')
    const id = await make('large.csv', content.length)
    expect((await put(id, 0, content.subarray(0, PART_BYTES + 500))).json).toMatchObject({ received: PART_BYTES })
    expect((await put(id, PART_BYTES + 500, content.subarray(PART_BYTES + 500))).status).toBe(409)
    expect((await put(id, 0, content)).status).toBe(409)
    expect((await ask<ImportLine>(one, { id })).json).toMatchObject({ state: 'uploading', received: PART_BYTES })
    expect((await go(id, { format: 'csv', source: 'x', mapping: { columns: { text: 'x' } } })).status).toBe(409)
    expect((await put(id, PART_BYTES, content.subarray(PART_BYTES))).json).toMatchObject({ received: content.length })
    expect((await ask<ImportLine>(one, { id })).json).toMatchObject({ state: 'ready', kept: true })
    const stored = await db().importPart.findMany({ where: { importId: id }, orderBy: { number: 'asc' } })
    expect(Buffer.concat(stored.map(({ bytes }) => bytes)).equals(content)).toBe(true)
  })

  it('that is longer than was said is refused', async () => {
    expect((await put(await make('a.csv', 10), 0, Buffer.alloc(11))).status).toBe(413)
  })

  it.each([
    ['nothing', { fileName: 'a', bytes: 0 }],
    ['too much', { fileName: 'a', bytes: 17 * 1024 ** 3 }],
    ['no name', { fileName: ' ', bytes: 10 }],
  ])('of %s is refused', async (_name, json) => {
    expect((await ask(create, { method: 'POST', json })).status).toBe(422)
  })

  it('is nobody’s who may not import pages, and of no other site', async () => {
    const id = await sent('disqus.xml')
    for (const [handler, asked] of [
      [create, { method: 'POST', json: { fileName: 'a', bytes: 1 } }],
      [list, {}],
      [one, { id }],
      [look, { id }],
      [remarks, { id }],
      [start, { method: 'POST', id, json: { format: 'disqus', source: 'disqus' } }],
      [send, { method: 'PUT', id, query: 'offset=0' }],
      [remove, { method: 'DELETE', id }],
    ] as const)
      expect((await ask(handler, { ...asked, cookie: viewer })).status).toBe(403)
    const elsewhere = await sentElsewhere()
    expect((await ask(one, { id: elsewhere })).status).toBe(404)
    expect((await put(elsewhere, 0, Buffer.alloc(5))).status).toBe(404)
    expect((await go(elsewhere, { format: 'disqus', source: 'disqus' })).status).toBe(409)
  })
})

async function sentElsewhere(): Promise<string> {
  const by = { siteId: await makeSite(), actor: { kind: 'system' as const }, now: new Date() }
  return createImport({ fileName: 'a', bytes: 5 }, by)
}

describe('an import', () => {
  it('is looked at, counted, taken in, and told row by row', async () => {
    const id = await sent('wordpress.xml')
    const seen = await ask<Looked>(look, { id })
    expect(seen.json).toMatchObject({ ok: true, look: { kind: 'comments', format: 'wordpress' } })
    expect((await ask<Looked>(look, { id, query: 'format=disqus' })).json).toMatchObject({ ok: true, look: { comments: [] } }) // biome-ignore format: one thought
    const settings = { format: 'wordpress', source: 'wordpress' }
    expect((await go(id, { ...settings, trial: true })).status).toBe(200)
    expect((await go(id, settings)).status).toBe(409)
    await workOnImport(id, HOW)
    expect((await ask<ImportLine>(one, { id })).json).toMatchObject({ state: 'ready', tallies: { created: 4 } })
    expect(await db().comment.count({ where: { siteId } })).toBe(0)
    expect((await go(id, settings)).status).toBe(200)
    await workOnImport(id, HOW)
    expect(await db().comment.count({ where: { siteId } })).toBe(4)
    const csv = await ask(remarks, { id })
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="not-taken-[0-9a-f]{12}\.csv"$/)
    expect(csv.text.split('\r\n').slice(0, 2)).toEqual(['place,id,taken,reason', 'comment 6,,no,It has no id.'])
    const lines = (await ask(remarks, { id, query: 'format=jsonl' })).text.trimEnd().split('\n')
    expect(lines.map((text) => JSON.parse(text).taken)).toEqual([false, false, true])
    expect((await ask(remove, { method: 'DELETE', id })).status).toBe(409)
    expect((await ask<ImportLine[]>(list)).json.map((line) => line.id)).toContain(id)
  })

  it('remembers what columns mean, for this site', async () => {
    const content = Buffer.from('a,b\n=1+1,\n2,two\n')
    const id = await sent('odd.csv', content)
    expect((await ask<Looked>(look, { id })).json).toMatchObject({ ok: true, mapping: null, remembered: false })
    const settings = { format: 'csv', source: 'odd', mapping: { columns: { id: 'a', text: 'b' }, html: false } }
    expect((await go(id, { ...settings, mapping: { columns: { id: 'a' } } })).status).toBe(422)
    expect((await go(id, settings)).status).toBe(200)
    await workOnImport(id, HOW)
    // A cell that a table program would work out is shown as it is.
    expect((await ask(remarks, { id })).text).toContain("line 2,'=1+1,no,It has no text.")
    const again = await sent('other.csv', Buffer.from('B,A\nthree,3\n'))
    expect((await ask<Looked>(look, { id: again })).json).toMatchObject({ remembered: true, mapping: settings.mapping })
  })

  it.each([
    ['no export', Buffer.from('<html><p>x</p></html>'), /page and no export/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000', 'hex'), /not text/],
  ])('of %s is refused before it begins', async (name, content, sentence) => {
    const id = await sent(name, content)
    expect((await ask<{ reason: string }>(look, { id })).json).toEqual({ ok: false, reason: expect.stringMatching(sentence) }) // biome-ignore format: one thought
  })

  it('that nobody works on is taken up again, and a file that nobody came back to is thrown away', async () => {
    const [stalled, left] = [await sent('disqus.xml'), await sent('coral.ndjson')]
    await go(stalled, { format: 'disqus', source: 'disqus' })
    await db().$executeRaw`SELECT graphile_worker.remove_job(${`work-import:${stalled}`})`
    const hours = (count: number) => new Date(Date.now() + count * 60 * 60_000)
    await sweepImports(hours(1))
    const jobs = await db().$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`work-import:${stalled}`}` // biome-ignore format: one thought
    expect(jobs).toHaveLength(1)
    expect((await ask(one, { id: left })).status).toBe(200)
    await sweepImports(hours(8 * 24))
    expect((await ask(one, { id: left })).status).toBe(404)
    expect((await ask<ImportLine>(one, { id: stalled })).json).toMatchObject({ state: 'running' })
  })
})
