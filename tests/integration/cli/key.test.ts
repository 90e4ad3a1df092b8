import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { keyHolder } from '#lib/keys/data.ts'
import { testDatabaseUrl } from '#tests/support/database.ts'
import { makeSite } from '#tests/support/desk.ts'
import { runCli } from '#tests/support/run-cli.ts'

let siteId: string
beforeAll(async () => {
  siteId = await makeSite('default')
})
const cli = (...args: string[]) => runCli(testDatabaseUrl, ['key', ...args])

describe('key', () => {
  it('makes a key that opens what it was made for, shows it once, lists and revokes it', async () => {
    const made = await cli('create', '--name', 'my site', '--scopes', 'analyze, ingest')
    expect(made).toMatchObject({ code: 0, stderr: '' })
    const [, key = '', id = ''] = /^(blk_\S+)\n.* Its id is (\S+)\.\n$/s.exec(made.stdout) ?? []
    expect(await keyHolder(key, 'ingest')).toEqual({ id, siteId })
    const listed = await cli('list')
    const [head, row] = listed.stdout.split('\n').map((line) => line.split('\t'))
    expect(head?.[0]).toBe('id')
    expect(row).toHaveLength(head?.length ?? 0)
    const limits = ['-', '0', '0', '-', '-']
    expect(row).toEqual([id, key.slice(0, 8), 'stands', 'analyze,ingest', ...limits, 'my site'])
    expect(await cli('revoke', id)).toMatchObject({ code: 0, stdout: 'Revoked.\n' })
    expect(await keyHolder(key, 'ingest')).toBeNull()
    expect((await cli('list')).stdout).toContain('revoked')
    expect(await cli('revoke', id)).toMatchObject({ code: 1, stderr: `The site has no key ${id} that stands.\n` })
  })

  it('lists what a key is held to', async () => {
    const made = await cli('create', '--name', 'held', '--rate', '60', '--origins', 'https://news.example', '--plain')
    const listed = await cli('list')
    const row = listed.stdout.split('\n').find((line) => line.includes(made.stdout.slice(0, 8)))
    expect(row?.split('\t').slice(4)).toEqual(['60', '0', '0', '-', 'https://news.example', 'held'])
  })

  it('prints a key alone where a program reads it', async () => {
    const made = await cli('create', '--name', 'plain', '--plain')
    expect(made.stdout).toMatch(/^blk_[A-Za-z0-9_-]{43}\n$/)
    expect(await keyHolder(made.stdout.trim(), 'analyze')).toMatchObject({ siteId })
  })

  it.each([
    ['an unknown scope', ['create', '--name', 'x', '--scopes', 'everything'], /^This key cannot be made: /],
    ['a name of blanks', ['create', '--name', '  '], /^This key cannot be made: /],
    [
      'another site',
      ['create', '--name', 'x', '--site', 'nowhere'],
      /^There is no site "nowhere"; there are: default\./,
    ],
    ['an id that is none', ['revoke', 'not-an-id'], /^The site has no key not-an-id that stands\.\n$/],
  ])('says in one sentence what is wrong with %s, and ends with 1', async (_, args, sentence) => {
    const before = await db().apiKey.count()
    const done = await cli(...args)
    expect(done).toMatchObject({ code: 1, stdout: '' })
    expect(done.stderr).toMatch(sentence)
    expect(done.stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(await db().apiKey.count()).toBe(before)
  })
})
