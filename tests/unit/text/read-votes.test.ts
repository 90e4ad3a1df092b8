import { describe, expect, it } from 'vitest'
import { readVotes } from '#lib/text.ts'

describe('votes as people write them', () => {
  it.each([
    ['0', 0],
    [' +12 ', 12],
    ['-3', -3],
    ['−3', -3],
    ['-0', 0],
    ['1024', 1024],
    ['1,024', 1024],
    ['1.024', 1024],
    ['1 024', 1024],
    ['1\u00a0024', 1024],
    ['1\u202f024', 1024],
    ["1'024", 1024],
    ['-1,024', -1024],
    ['12,345,678', 12_345_678],
    ['1k', 1000],
    ['1.2k', 1200],
    ['1,2K', 1200],
    ['1.15k', 1150],
    ['-1.2 k', -1200],
    ['2.05M', 2_050_000],
  ])('%j are read', (written, votes) => expect(readVotes(written)).toBe(votes))

  it.each([
    '',
    '1.5',
    '1,5',
    '12.34',
    '0.125',
    '1234.567',
    '1,024.567',
    '1,024.5',
    '1.024,567',
    '10,24',
    '1,0244',
    '1.024k',
    '1.2',
    '5 m',
    '12 of 345',
    '+-3',
    'many',
  ])('%j are not guessed at', (written) => expect(readVotes(written)).toBeNull())
})
