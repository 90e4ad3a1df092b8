import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { testDatabaseUrl } from '#tests/support/database.ts'
import { makeSite } from '#tests/support/desk.ts'
import { runCli } from '#tests/support/run-cli.ts'

const FIXTURES = 'tests/unit/imports/fixtures'

let folder: string
let siteId: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belowline-cli-'))
  siteId = await makeSite('default')
})
afterAll(() => rm(folder, { recursive: true }))

const cli = (...args: string[]) => runCli(testDatabaseUrl, ['import-export', ...args])

it('import-export counts a file, takes it in, and names what was not taken', { timeout: 180_000 }, async () => {
  const file = join(FIXTURES, 'wordpress.xml')
  const rejects = join(folder, 'not-taken.csv')
  const counted = await cli(file, '--dry-run', '--rejects', rejects)
  expect(counted).toMatchObject({ code: 0, stderr: '' })
  expect(counted.stdout).toContain('4 new comments would come in\n')
  expect(await readFile(rejects, 'utf8')).toContain('comment 6,,no,It has no id.')
  expect(await db().comment.count({ where: { siteId } })).toBe(0)

  const done = await cli(file, '--section', 'From the blog')
  expect(done).toMatchObject({ code: 0, stderr: '' })
  expect(done.stdout.split('\n').slice(0, 2)).toEqual(['4 new comments came in', '2 articles are named by them'])
  expect(done.stdout).toContain('1 left out: pingback, which no reader wrote\n')
  const articles = await db().article.findMany({ where: { siteId }, include: { section: true } })
  expect(articles.map(({ section }) => section?.name)).toEqual(['From the blog', 'From the blog'])
  const again = await cli(file)
  expect(again.stdout).toContain('0 new comments came in\n')
  expect(again.stdout).toContain('4 comments are here already, with the same text\n')
})

it('import-export reads a table by its names, or as it is told', { timeout: 180_000 }, async () => {
  const named = await cli(join(FIXTURES, 'civil.csv'), '--source', 'civil', '--removed')
  expect(named.stderr).toBe('Columns: id=id,text=comment_text,article=article_id,parent=parent_id,time=created_date,status=rating\n') // biome-ignore format: one thought
  expect(named.stdout).toContain('3 new comments came in\n')
  const told = await cli(join(FIXTURES, 'rows.jsonl'), '--map', 'id=comment.id,text=comment.body,author=user.name', '--html') // biome-ignore format: one thought
  expect(told).toMatchObject({ code: 0 })
  expect(told.stdout).toContain('2 new comments came in\n')
  const comment = await db().comment.findFirst({ where: { siteId, source: 'jsonl', externalId: '2' }, include: { revisions: true } }) // biome-ignore format: one thought
  expect(comment?.revisions[0]?.text).toBe('Two & a half')
})

it('import-export says in a sentence why it takes nothing', { timeout: 180_000 }, async () => {
  const odd = join(folder, 'odd.csv')
  await writeFile(odd, 'first,second\n1,2\n')
  const empty = join(folder, 'empty.csv')
  await writeFile(empty, '')
  const page = join(folder, 'page.html')
  await writeFile(page, '<!doctype html><p>x</p>')
  for (const [args, sentence] of [
    [[odd], 'Say which column has the text: --map text=COLUMN; there are: first, second.'],
    [[odd, '--map', 'id=first'], 'This is no mapping: write --map text=COLUMN,id=COLUMN'],
    [[odd, '--map', 'text=third'], 'The file has no column "third", which the mapping names.'],
    [[odd, '--map', 'text=first', '--source', 'Not A Name'], 'This cannot be brought in. Use lower-case letters'],
    [[empty], `${empty} cannot be taken. The file is empty.`],
    [[page], 'This is a page and no export: import it as a page.'],
    [[join(folder, 'missing')], 'cannot be read: ENOENT'],
  ] as const) {
    const failed = await cli(...args)
    expect(failed.code).toBe(1)
    expect(failed.stderr).toContain(sentence)
    expect(failed.stderr).not.toMatch(/^\s+at /m)
  }
})
