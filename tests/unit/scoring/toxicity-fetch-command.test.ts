import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scorerFetchCommand } from '#lib/cli/scorer-fetch.ts'
import { UserError } from '#lib/errors.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'toxicity-fetch-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const fetchFrom = (address: string) =>
  scorerFetchCommand.parseAsync(['toxicity', '--to', dir, '--from', address], { from: 'user' })

describe('scorer fetch', () => {
  it('says in one sentence that it cannot reach the address, and leaves nothing behind', async () => {
    const failure = await fetchFrom('http://belowline.invalid/').catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(UserError)
    expect(failure).toHaveProperty(
      'message',
      expect.stringMatching(/^belowline\.invalid could not be reached \(\w+\)\.$/),
    )
    expect(await readdir(dir)).toEqual([])
  })

  it('says so of something that is no address', async () => {
    await expect(fetchFrom('nonsense')).rejects.toThrow('nonsense is not an address.')
  })
})
