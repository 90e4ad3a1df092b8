import { describe, expect, it } from 'vitest'
import { arrangeVersions } from '#lib/rescoring/arrange-versions.ts'
import type { RescoringLine } from '#lib/rescoring/schema.ts'
import type { KnownVersion, Use } from '#lib/versions/data.ts'
import { findVersionBefore } from '#lib/versions/find-version-before.ts'

const AT = new Date('2026-11-28T12:00:00Z')

const version = (id: string): KnownVersion => ({ id, scorer: 'embedded@1', digest: id.repeat(64), addedAt: AT })

const use = (number: number, id: string): Use => ({
  ...{ id: `use-${number}`, number, version: version(id), moved: 0 },
  ...{ settledAt: AT, createdBy: null, createdAt: AT },
})

const run = (id: string, state: RescoringLine['state']): RescoringLine => ({
  ...{ id: `run-${id}-${state}`, version: version(id), state, done: 1, failed: 0, total: 2 },
  ...{ failure: null, createdAt: AT, endedAt: null },
})

const standingOf = (uses: Use[], runs: RescoringLine[]) =>
  arrangeVersions([version('b'), version('a')], { uses, runs, failures: [] }).map(({ standing, usedBefore }) => [
    standing,
    usedBefore,
  ])

describe('arrangeVersions', () => {
  it.each<[string, Use[], RescoringLine[], [string, boolean][]]>([
    [
      'nothing has scored the site',
      [],
      [],
      [
        ['open', false],
        ['open', false],
      ],
    ],
    [
      'one scores it',
      [use(1, 'a')],
      [],
      [
        ['open', false],
        ['current', false],
      ],
    ],
    [
      'another is at it',
      [use(1, 'a')],
      [run('b', 'running')],
      [
        ['working', false],
        ['current', false],
      ],
    ],
    [
      'another waits for its turn',
      [use(1, 'a')],
      [run('b', 'queued')],
      [
        ['working', false],
        ['current', false],
      ],
    ],
    [
      'another is through',
      [use(1, 'a')],
      [run('b', 'done')],
      [
        ['ready', false],
        ['current', false],
      ],
    ],
    [
      'another was cancelled',
      [use(1, 'a')],
      [run('b', 'cancelled')],
      [
        ['open', false],
        ['current', false],
      ],
    ],
    [
      'another broke after it was through once',
      [use(1, 'a')],
      [run('b', 'failed'), run('b', 'done')],
      [
        ['ready', false],
        ['current', false],
      ],
    ],
    [
      'another was made current',
      [use(2, 'b'), use(1, 'a')],
      [run('b', 'done')],
      [
        ['current', false],
        ['ready', true],
      ],
    ],
    [
      'it was gone back',
      [use(3, 'a'), use(2, 'b'), use(1, 'a')],
      [],
      [
        ['ready', true],
        ['current', true],
      ],
    ],
  ])('says what each version is to a site where %s', (_, uses, runs, expected) => {
    expect(standingOf(uses, runs)).toEqual(expected)
  })
})

it('says of each version how many comments it failed at', () => {
  const failures = [{ scorer: 'embedded@1', digest: 'a'.repeat(64), count: 3 }]
  const lines = arrangeVersions([version('b'), version('a')], { uses: [], runs: [], failures })
  expect(lines.map(({ failed }) => failed)).toEqual([0, 3])
})

describe('findVersionBefore', () => {
  it('answers the version that scored a site before, passing over uses of the same one', () => {
    expect(findVersionBefore([])).toBeNull()
    expect(findVersionBefore([use(1, 'a')])).toBeNull()
    expect(findVersionBefore([use(2, 'a'), use(1, 'a')])).toBeNull()
    expect(findVersionBefore([use(3, 'b'), use(2, 'b'), use(1, 'a')])?.id).toBe('a')
    expect(findVersionBefore([use(3, 'a'), use(2, 'b'), use(1, 'a')])?.id).toBe('b')
  })
})
