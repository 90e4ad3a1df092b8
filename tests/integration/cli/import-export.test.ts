import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { MAX_PAGE_LENGTH } from '#lib/ingest/schema.ts'
import { label } from '#lib/labels/mutations.ts'
import { testDatabaseUrl } from '#tests/support/database.ts'
import { makeComments, makePerson, makeSite, NOW, pageOf } from '#tests/support/desk.ts'
import { readCsv } from '#tests/support/read-csv.ts'
import { runCli } from '#tests/support/run-cli.ts'

let folder: string
let siteId: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belowline-cli-'))
  siteId = await makeSite('default')
})
afterAll(() => rm(folder, { recursive: true }))

const cli = (...args: string[]) => runCli(testDatabaseUrl, args)

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, content)
  return file
}

describe('import', () => {
  it('brings pages in, and says how many comments each has; again adds nothing and says so', async () => {
    const first = await fileOf('first.txt', pageOf(['one', 'two'], 'First'))
    const second = await fileOf('second.html', '<!doctype html><title>Second</title><p>No comments here.</p>')
    const done = await cli('import', first, second)
    expect(done).toMatchObject({ code: 0, stderr: '' })
    expect(done.stdout).toBe(`${first}: 2 comments\n${second}: 0 comments\n`)
    expect(await db().page.findMany({ where: { siteId }, orderBy: { id: 'asc' } })).toMatchObject([
      { kind: 'text', origin: 'cli' },
      { kind: 'html', origin: 'cli' },
    ])
    const again = await cli('import', first)
    expect(again).toMatchObject({ code: 0, stdout: '', stderr: `${first} is here already, nothing was added.\n` })
    expect(await db().page.count({ where: { siteId } })).toBe(2)
  })

  it('has the articles stand under the section that is named', async () => {
    const file = await fileOf('placed.txt', pageOf(['one'], 'Placed'))
    expect(await cli('import', file, '--section', 'Culture')).toMatchObject({ code: 0, stderr: '' })
    const section = await db().section.findFirstOrThrow({
      where: { siteId, key: 'culture' },
      include: { articles: true },
    })
    expect(section.articles).toHaveLength(1)
    expect(await cli('import', file, '--section', '!')).toMatchObject({ code: 1, stdout: '' })
  })

  it('goes on after a file that cannot be read or taken, and ends with 1', async () => {
    const good = await fileOf('good.txt', pageOf(['one'], 'Good'))
    const empty = await fileOf('empty.txt', '  \n')
    const large = await fileOf('large.txt', '')
    await truncate(large, MAX_PAGE_LENGTH * 4 + 1)
    const missing = join(folder, 'missing.txt')
    const done = await cli('import', missing, folder, empty, large, good)
    expect(done.code).toBe(1)
    expect(done.stdout).toBe(`${good}: 1 comment\n`)
    const lines = done.stderr.trimEnd().split('\n')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toMatch(/missing\.txt cannot be read: ENOENT/)
    expect(lines[1]).toMatch(/cannot be read: EISDIR/)
    expect(lines[2]).toBe(`${empty} is empty.`)
    expect(lines[3]).toBe(`${large} is larger than 10 MB.`)
    expect(lines[4]).toBe('4 of 5 pages were not brought in.')
  })

  it('names the sites there are when the one asked for is not', async () => {
    const done = await cli('import', '--site', 'nowhere', await fileOf('any.txt', 'x'))
    expect(done).toMatchObject({ code: 1, stdout: '', stderr: 'There is no site "nowhere"; there are: default.\n' })
  })

  it('wants a file', async () => {
    const done = await cli('import')
    expect(done.code).not.toBe(0)
    expect(done.stderr).toMatch(/missing required argument 'file'/)
  })

  it('says in one sentence when the database cannot be reached, without its password', async () => {
    const file = await fileOf('unreached.txt', 'x')
    const done = await runCli('postgresql://user:hidden-word@127.0.0.1:1/none', ['import', file])
    expect(done).toMatchObject({ code: 1, stdout: '' })
    expect(done.stderr).toMatch(/^The database at 127\.0\.0\.1:1\/none cannot be reached: nothing listens there\.\n$/)
    expect(done.stderr).not.toContain('hidden-word')
  })

  it('says which secrets are missing with a database elsewhere', async () => {
    const file = await fileOf('secretless.txt', pageOf(['one'], 'Secretless'))
    const done = await runCli(testDatabaseUrl, ['import', file], { BELOWLINE_PSEUDONYM_SECRET: '' })
    expect(done.code).toBe(1)
    expect(done.stderr).toMatch(/BELOWLINE_PSEUDONYM_SECRET/)
    expect(done.stderr).not.toMatch(/\n\s+at /)
  })
})

describe('export', () => {
  let texts: string[]
  beforeAll(async () => {
    texts = ['=1+1', 'a "quoted", line\nand another', 'fine 😀']
    const ids = await makeComments(siteId, texts)
    const states = await db().commentState.findMany({ where: { commentId: { in: ids } } })
    const items = states.map(({ commentId, revisionId }) => ({ commentId, revisionId }))
    const by = { userId: await makePerson('Ana'), siteId, now: NOW }
    await label({ batchId: newId(), items, labels: { toxicity: 'yes' }, scoreSeen: true }, by)
  })

  it('writes JSONL to standard output, and nothing else', async () => {
    const done = await cli('export')
    expect(done).toMatchObject({ code: 0, stderr: '' })
    const rows = done.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows.map((row) => row.text)).toEqual(texts)
    expect(rows.map((row) => row.labels.toxicity)).toEqual(['yes', 'yes', 'yes'])
  })

  it.each([
    ['csv', (text: string) => text],
    ['spreadsheet', (text: string) => (text.startsWith('=') ? `'${text}` : text)],
  ])('writes %s into a file that is whole, and leaves nothing beside it', async (format, shown) => {
    const out = join(folder, `out-${format}`)
    expect(await cli('export', '--format', format, '--out', out)).toMatchObject({ code: 0, stdout: '', stderr: '' })
    const [head, ...rows] = readCsv((await readFile(out, 'utf8')).replace(/^\ufeff/, ''))
    const column = head?.indexOf('text') ?? -1
    expect(rows.map((row) => row[column])).toEqual(texts.map(shown))
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('is on record', async () => {
    const before = await db().auditEvent.count({ where: { name: 'labels.exported' } })
    await cli('export')
    expect(await db().auditEvent.count({ where: { name: 'labels.exported' } })).toBe(before + 1)
  })

  it('refuses a form that it does not know', async () => {
    const done = await cli('export', '--format', 'xlsx')
    expect(done.code).not.toBe(0)
    expect(done.stderr).toMatch(/csv, spreadsheet, jsonl/)
  })

  it('says in one sentence when the file cannot be written', async () => {
    const done = await cli('export', '--out', join(folder, 'no', 'such', 'folder.jsonl'))
    expect(done.code).toBe(1)
    expect(done.stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})
