import { describe, expect, it } from 'vitest'
import { newSection } from '#lib/sections/schema.ts'
import { sectionKey } from '#lib/sections/section-key.ts'

describe('what tells sections apart', () => {
  it.each([
    ['Sport', 'sport'],
    ['  Science & nature ', 'science-nature'],
    ['Ｓｐｏｒｔ', 'sport'],
    ['Наука', 'наука'],
    ['हिन्दी', 'हिन्दी'],
    ['Liga 2', 'liga-2'],
  ])('of %s is %s', (name, key) => {
    expect(sectionKey(name)).toBe(key)
  })

  it.each(['', '   ', '– & –', 'x'.repeat(101)])('is of no name like %j', (name) => {
    expect(newSection.safeParse({ name }).success).toBe(false)
  })
})
