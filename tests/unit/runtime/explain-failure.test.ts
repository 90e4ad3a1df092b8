import { describe, expect, it } from 'vitest'
import { UserError } from '#lib/errors.ts'
import { explainFailure, explainFullDisk, explainOutput } from '#lib/runtime/explain-failure.ts'

const failure = (code: string, message = code): Error => Object.assign(new Error(message), { code })

describe('a failure of the file system', () => {
  it.each([
    ['ENOSPC', 'The disk that holds /d is full.'],
    ['EROFS', 'The disk that holds /d is read-only.'],
    ['EACCES', 'This user may not read and write /d.'],
    ['ENOTDIR', '/d does not lie in a folder.'],
  ])('%s is one sentence', (code, sentence) => {
    expect(explainFailure(failure(code), '/d')).toEqual(new UserError(sentence))
  })

  it('that nobody foresaw comes back as it was', () => {
    const unknown = failure('EWEIRD')
    expect(explainFailure(unknown, '/d')).toBe(unknown)
  })
})

describe('what PostgreSQL says', () => {
  it.each([
    ['initdb: error: could not write to file: No space left on device', 'The disk that holds /d is full.'],
    ['FATAL:  could not open file: Read-only file system', 'The disk that holds /d is read-only.'],
    [
      'FATAL:  database files are incompatible with server',
      'The database in /d was made by another version of PostgreSQL.',
    ],
  ])('is one sentence: %s', (output, sentence) => {
    expect(explainOutput(output, '/d')).toEqual(new UserError(sentence))
  })

  it('is not explained where it means something else', () => {
    expect(explainOutput('FATAL:  sorry, too many clients already', '/d')).toBeUndefined()
  })
})

describe('a full disk', () => {
  it.each([
    ['on its own', failure('ENOSPC')],
    ['as PostgreSQL says it', failure('53100')],
    ['under other errors', new Error('it failed', { cause: new Error('why', { cause: failure('53100') }) })],
  ])('is found %s', (_, error) => {
    expect(explainFullDisk(error)?.message).toMatch(/^The disk is full/)
  })

  it('is not seen in other failures', () => {
    expect(explainFullDisk(new Error('it failed', { cause: failure('23505') }))).toBeUndefined()
  })
})
