import { expect, it } from 'vitest'
import { plural, sayCount } from '#lib/say-count.ts'

it('a count is said with its thing in the right number', () => {
  const counts = [0, 1, 2, 1024]
  expect(counts.map((count) => sayCount(count, 'comment'))).toEqual(['0 comments', '1 comment', '2 comments', '1,024 comments']) // biome-ignore format: one thought
  expect(counts.map((count) => plural(count, 'entry is', 'entries are'))).toEqual(['entries are', 'entry is', 'entries are', 'entries are']) // biome-ignore format: one thought
})
