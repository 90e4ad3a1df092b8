import { beforeAll, describe, expect, it } from 'vitest'
import { POST as fetchAddress } from '#app/api/sites/[site]/pages/fetch/route.ts'
import { POST as preview } from '#app/api/sites/[site]/pages/preview/route.ts'
import { POST as store } from '#app/api/sites/[site]/pages/route.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { MAX_UPLOAD_BYTES } from '#lib/ingest/page-preview.ts'
import { reviewPage } from '#lib/ingest/review/review-page.ts'
import { askRoute, enterAs, type Handler } from '#tests/support/ask-route.ts'
import { makeSite, pageOf } from '#tests/support/desk.ts'

const site = `pages-${newId().slice(-12)}`
let siteId = ''
let cookie = ''
let userId = ''

beforeAll(async () => {
  siteId = await makeSite(site)
  const entered = await enterAs('moderator')
  cookie = entered.cookie
  userId = entered.userId
})

async function send(handler: Handler, body: BodyInit | null, { query = '', type = 'text/plain' } = {}) {
  const response = await askRoute(handler, { site, cookie, path: `pages${query}`, body, type })
  return { status: response.status, answer: await response.json() }
}

const TWO = ['You are right about that, I think.', 'No, he is not, and you know it.']

describe('a preview', () => {
  it('shows the separation and stores nothing', async () => {
    const { answer } = await send(preview, pageOf(TWO, 'The first page of the week'))
    expect(answer).toMatchObject({
      ok: true,
      preview: { title: 'The first page of the week', knownAs: null, moved: false },
    })
    expect(answer.preview.comments.shown).toMatchObject(TWO.map((text, index) => ({ text, author: `Reader${index}` })))
    expect(await db().page.count({ where: { siteId } })).toBe(0)
  })

  it('moves the border to the block that a person names', async () => {
    const found = await send(preview, pageOf(TWO))
    const border = found.answer.preview.border + 2
    const { answer } = await send(preview, pageOf(TWO), { query: `?border=${border}` })
    expect(answer.preview).toMatchObject({ border, moved: true, counts: { comments: 1 } })
  })

  it('has no comments where a person says so', async () => {
    const { answer } = await send(preview, pageOf(TWO), { query: '?border=none' })
    expect(answer.preview).toMatchObject({ border: null, moved: true, counts: { comments: 0 } })
  })

  it('reads bytes in the encoding that they name', async () => {
    const html = `<html><head><meta charset="windows-1251"><title>x</title></head><body><p>Привет, мир</p></body></html>`
    const bytes = Uint8Array.from(html, (letter) => {
      const code = letter.charCodeAt(0)
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
    })
    const { answer } = await send(preview, bytes, { type: 'application/octet-stream' })
    expect(answer.preview.blocks.shown[0].text).toBe('Привет, мир')
  })

  it('says that the encoding was guessed', async () => {
    const { answer } = await send(preview, Uint8Array.of(0x63, 0x61, 0x66, 0xe9), { type: 'application/octet-stream' })
    expect(answer.preview).toMatchObject({ warnings: expect.arrayContaining(['encoding-guessed']), sure: false })
  })

  it('answers a part of a large page', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `This is line number ${index} of a long page.`)
    const { answer } = await send(preview, lines.join('\n\n'), { query: '?blocksFrom=4000&border=none' })
    expect(answer.preview.blocks).toMatchObject({ from: 4000 })
    expect(answer.preview.blocks.shown[0].text).toContain('number 4000')
    expect(answer.preview.blocks.shown.length).toBeLessThan(500)
    expect(answer.preview.counts.blocks).toBe(5000)
  })
})

describe('a page that is sent in', () => {
  it('is stored with its comments', async () => {
    const { answer } = await send(store, pageOf(TWO, 'A page to keep for the archive'))
    expect(answer).toMatchObject({ ok: true, title: 'A page to keep for the archive', comments: 2 })
    const page = await db().page.findUniqueOrThrow({ where: { id: answer.pageId } })
    expect(page).toMatchObject({ siteId, origin: 'web', importedBy: userId })
  })

  it('is there once however often it comes, and says so beforehand', async () => {
    const text = pageOf(TWO, 'The same page')
    const first = await send(store, text)
    const { articleId } = first.answer
    expect((await send(store, text)).answer).toEqual({ ok: false, reason: 'already-here', articleId })
    expect((await send(preview, text)).answer.preview.knownAs).toBe(articleId)
    expect(await db().comment.count({ where: { articleId } })).toBe(2)
  })

  it('keeps a moved border as a correction by the person who moved it', async () => {
    const text = pageOf(TWO, 'A page with a correction')
    const { answer: found } = await send(preview, text)
    const { answer } = await send(store, text, { query: `?border=${found.preview.border + 2}` })
    expect(answer.comments).toBe(1)
    const separations = await db().separation.findMany({ where: { pageId: answer.pageId }, orderBy: { id: 'asc' } })
    expect(separations).toHaveLength(2)
    expect(separations[1]).toMatchObject({ correctsId: separations[0]?.id, correctedBy: userId })
  })

  it('remembers the address that it was fetched from', async () => {
    const html = `<!doctype html><title>A page</title><article><p>${'Words of an article. '.repeat(20)}</p></article>`
    const url = 'https://example.org/a?b=c'
    const { answer } = await send(store, html, { query: `?url=${encodeURIComponent(url)}`, type: 'text/html' })
    expect(await db().article.findUniqueOrThrow({ where: { id: answer.articleId } })).toMatchObject({ url })
  })
})

describe('a page whose encoding was guessed when it was fetched', () => {
  const guessed = { query: '?guessed=yes', type: 'text/plain;charset=utf-8' }
  const text = pageOf(TWO, 'Guessed far away')

  it('is unsure in the preview', async () => {
    const { answer } = await send(preview, text, guessed)
    expect(answer.preview).toMatchObject({ warnings: expect.arrayContaining(['encoding-guessed']), sure: false })
  })

  it('keeps the warning with its separation, and shows it at the correction', async () => {
    const { answer } = await send(store, text, guessed)
    const { warnings } = await db().separation.findFirstOrThrow({ where: { pageId: answer.pageId } })
    expect(warnings).toContain('encoding-guessed')
    const seen = await reviewPage({ siteId, pageId: answer.pageId }, { correction: null })
    expect(seen).toMatchObject({ review: { preview: { warnings: expect.arrayContaining(['encoding-guessed']) } } })
  })
})

describe('what is refused', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['white space', ' \n\t ', 'empty'],
    ['more than the limit', new Uint8Array(MAX_UPLOAD_BYTES + 1).fill(97), 'too-large'],
  ])('%s, in the preview and for good', async (_, body, reason) => {
    for (const handler of [preview, store]) {
      expect(await send(handler, body)).toEqual({ status: 200, answer: { ok: false, reason } })
    }
  })

  it('a border outside of the page', async () => {
    for (const handler of [preview, store]) {
      const { answer } = await send(handler, pageOf(TWO, 'Unseen'), { query: '?border=99999999' })
      expect(answer).toEqual({ ok: false, reason: 'no-such-block' })
    }
  })

  it.each([
    '?border=-1',
    '?border=',
    '?border=1e3',
    '?border=0x10',
    '?border=1&border=2',
    '?guessed=no',
    '?url=javascript:alert(1)',
    '?url=file:///etc/passwd',
  ])('the address %s', async (query) => {
    for (const handler of [preview, store]) expect((await send(handler, 'words', { query })).status).toBe(422)
  })

  it('an address of a page that is longer than any', async () => {
    const query = `?url=https://example.org/${'a'.repeat(2000)}`
    for (const handler of [preview, store]) expect((await send(handler, 'words', { query })).status).toBe(422)
  })

  it('a viewer, an annotator and a researcher', async () => {
    for (const role of ['viewer', 'annotator', 'researcher'] as const) {
      const { cookie: other } = await enterAs(role)
      for (const handler of [preview, store, fetchAddress]) {
        const response = await askRoute(handler, { site, cookie: other, path: 'pages', body: '{}', type: 'text/plain' })
        expect(response.status).toBe(403)
      }
    }
  })

  it('any bytes without failing', async () => {
    const noise = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 131 + (index >> 5)) & 255)
    for (const type of ['text/html', 'text/plain; charset=utf-16', 'text/html; charset=nonsense', '???']) {
      expect((await send(preview, noise, { type })).answer.ok).toBe(true)
    }
  })
})

describe('fetching an address', () => {
  it.each([
    ['http://127.0.0.1/', 'not-public'],
    ['http://[::1]/', 'not-public'],
    ['http://169.254.169.254/latest/meta-data/', 'not-public'],
    ['http://localhost/', 'not-public'],
    ['http://example.org:22/', 'bad-address'],
    ['http://me:hush@example.org/', 'bad-address'],
    ['file:///etc/passwd', 'bad-address'],
    ['words', 'bad-address'],
  ])('refuses %s', async (address, reason) => {
    const body = JSON.stringify({ address })
    const { answer } = await send(fetchAddress, body, { query: '/fetch', type: 'application/json' })
    expect(answer).toEqual({ ok: false, reason })
  })

  it.each([['{}'], ['{"address": 1}'], ['{"address": " "}'], ['[]']])('does not understand %s', async (body) => {
    expect((await send(fetchAddress, body, { query: '/fetch', type: 'application/json' })).status).toBe(422)
  })
})
