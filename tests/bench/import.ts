import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import pg from 'pg'
import { disconnect, setDatabase } from '#lib/db/client.ts'
import { migrate } from '#lib/db/migrate.ts'
import { findImport } from '#lib/imports/data.ts'
import { createImport, startImport } from '#lib/imports/mutations.ts'
import { workOnImport } from '#lib/imports/open-import.ts'
import { openTexts } from '#lib/imports/open-texts.ts'
import { readExport } from '#lib/imports/read-export.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import { type Format, importSettings } from '#lib/imports/schema.ts'
import { receiveBytes } from '#lib/imports/uploads/mutations.ts'
import { openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { siteByKey } from '#lib/sites/data.ts'
import { createSite } from '#lib/sites/mutations.ts'
import { removeDataDir } from '#tests/support/desk-process.ts'

const MEGABYTE = 1_000_000
/** What is read alone, and what is stored too. */
const READ_BYTES = Number(process.env['BENCH_READ_MB'] ?? 2000) * MEGABYTE
const STORED_BYTES = Number(process.env['BENCH_IMPORT_MB'] ?? 300) * MEGABYTE
const LINE_BYTES = 1000 * MEGABYTE
const NOW = new Date('2026-11-28T12:00:00.000Z')
const SYSTEM = { kind: 'system' } as const

/**
 * A WordPress export made as it is read: 2 GB through the reader alone, and a part of it through the whole job. Answers
 * megabytes and comments a second, and the memory of this process (resident, in MB) at most in the first quarter and
 * at most after it: what grows with the file would show there. Then a gigabyte in one line: after how many megabytes it
 * is refused, and in which words.
 */
export default async function importBench(): Promise<object> {
  const reading = await readAlone()
  const refusing = [await readLine('jsonl', '{"id":"1","text":"'), await readLine('csv', 'id,text\n1,"')]
  const dir = await mkdtemp(join(tmpdir(), 'belowline-bench-'))
  const cluster = await openEmbeddedPostgres(join(dir, 'data'))
  try {
    await openNewDatabase(cluster.url)
    return { name: 'import', reading, refusing, storing: await storeToo() }
  } finally {
    await disconnect()
    await cluster.leave()
    await removeDataDir(join(dir, 'data'))
    await rm(dir, { recursive: true, force: true })
  }
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
const TAIL = '</channel></rss>'

/** An article with twenty comments of some 400 characters, every third of them an answer; half of them have markup. */
function article(n: number): string {
  const comments = Array.from({ length: 20 }, (_, i) => {
    const id = n * 20 + i + 1
    const words = `Remark ${id} of a reader, who has read the piece about the harbour and thinks otherwise. `.repeat(4)
    const text = i % 2 === 0 ? words : `<p>${words}</p>\n\n<blockquote>${id} &amp; more</blockquote>`
    return `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[Reader ${id % 5000}]]></wp:comment_author><wp:comment_author_email>r${id % 5000}@example.org</wp:comment_author_email><wp:comment_date_gmt>2020-03-02 10:15:00</wp:comment_date_gmt><wp:comment_content><![CDATA[${text}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>${i % 3 === 2 ? id - 1 : 0}</wp:comment_parent></wp:comment>`
  })
  return `<item><title>Piece ${n}</title><link>https://bench.example/${n}</link><wp:post_id>${n}</wp:post_id>${comments.join('')}</item>`
}

/** Exactly `size` bytes, as whole articles and blanks at the end. */
async function* exportOf(size: number): AsyncGenerator<Uint8Array> {
  let left = size - HEAD.length - TAIL.length
  yield Buffer.from(HEAD)
  for (let n = 1; ; n += 1) {
    const next = Buffer.from(article(n))
    if (next.length > left) break
    left -= next.length
    yield next
  }
  for (; left > 0; left -= Math.min(left, 1000)) yield Buffer.alloc(Math.min(left, 1000), ' ')
  yield Buffer.from(TAIL)
}

/** Watches this process's memory against how far the work is. */
function watchMemory(share: () => number) {
  const seen = { firstQuarterMb: 0, laterMb: 0 }
  const look = setInterval(() => {
    const megabytes = Math.round(process.memoryUsage.rss() / MEGABYTE)
    const part = share() <= 0.25 ? 'firstQuarterMb' : 'laterMb'
    seen[part] = Math.max(seen[part], megabytes)
  }, 250)
  const end = () => {
    clearInterval(look)
    return seen
  }
  return { end }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const start = performance.now()
  const value = await work()
  return { value, seconds: Math.round((performance.now() - start) / 100) / 10 }
}

async function readAlone(): Promise<object> {
  let read = 0
  const memory = watchMemory(() => read / READ_BYTES)
  async function* bytes() {
    for await (const chunk of exportOf(READ_BYTES)) {
      read += chunk.length
      // As a database would: the clock that looks at memory gets its turn.
      await setImmediate()
      yield chunk
    }
  }
  const { value: comments, seconds } = await timed(async () => {
    let count = 0
    for await (const text of openTexts({ name: 'bench.xml', bytes: READ_BYTES, read: bytes }, 'auto')) {
      for await (const _ of readExport(text, 'wordpress', null)) count += 1
    }
    return count
  })
  return { ...figures(READ_BYTES, comments, seconds), ...memory.end() }
}

/** A file that opens a text and goes on for a gigabyte without an end of the line. */
async function readLine(format: Format, start: string): Promise<object> {
  let read = 0
  const memory = watchMemory(() => 1)
  async function* bytes() {
    yield Buffer.from(start)
    for (; read < LINE_BYTES; read += MEGABYTE) {
      await setImmediate()
      yield Buffer.alloc(MEGABYTE, 'x')
    }
  }
  const { value: sentence, seconds } = await timed(() =>
    refusalOf(async () => {
      for await (const text of openTexts({ name: 'bench', bytes: LINE_BYTES, read: bytes }, 'auto'))
        for await (const _ of readExport(text, format, { columns: { id: 'id', text: 'text' }, html: false }));
    }),
  )
  return { format, sentence, readMb: read / MEGABYTE, seconds, mostMb: memory.end().laterMb }
}

async function refusalOf(reading: () => Promise<void>): Promise<string> {
  try {
    await reading()
  } catch (error) {
    if (error instanceof ImportRefusal) return error.message
    throw error
  }
  throw new Error('a line of a gigabyte was read')
}

async function storeToo(): Promise<object> {
  await createSite({ key: 'bench', name: 'Bench' }, { actor: SYSTEM, now: NOW })
  const siteId = (await siteByKey('bench'))?.id ?? ''
  const by = { siteId, actor: SYSTEM, now: NOW }
  const importId = await createImport({ fileName: 'bench.xml', bytes: STORED_BYTES }, by)
  const sent = await timed(() => receiveBytes(exportOf(STORED_BYTES), { siteId, importId, offset: 0, now: () => NOW }))
  const settings = importSettings.parse({ format: 'wordpress', source: 'wordpress' })
  await startImport(importId, { settings, trial: false, signature: null }, by)
  let share = 0
  const look = setInterval(async () => {
    share = ((await findImport(siteId, importId))?.doneBytes ?? 0) / STORED_BYTES
  }, 1000)
  const memory = watchMemory(() => share)
  const { seconds } = await timed(() =>
    workOnImport(importId, { pseudonymKey: 'k'.repeat(32), now: () => NOW, last: true }),
  )
  clearInterval(look)
  const done = await findImport(siteId, importId)
  if (done?.state !== 'done') throw new Error(`the import ended as ${done?.state}: ${done?.failure}`)
  return { sendingSeconds: sent.seconds, ...figures(STORED_BYTES, done.tallies.created, seconds), ...memory.end() }
}

function figures(bytes: number, comments: number, seconds: number) {
  return { megabytes: bytes / MEGABYTE, comments, seconds, megabytesASecond: Math.round((bytes / MEGABYTE / seconds) * 10) / 10, commentsASecond: Math.round(comments / seconds) } // biome-ignore format: one thought
}

async function openNewDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create database bench_import')
  await client.end()
  const own = new URL(url)
  own.pathname = '/bench_import'
  await migrate(own.href)
  setDatabase(own.href)
}
