import { describe, expect, test } from 'vitest'
import { readFurniture } from '#lib/separation/furniture.ts'
import { findNamesAlone, nameAlone } from '#lib/separation/name-lines.ts'
import { readMarker } from '#lib/separation/read-marker.ts'
import { textSigns } from '#lib/separation/text-signs.ts'

const line = (text: string) => ({
  text,
  furniture: readFurniture(text),
  marker: readMarker(text),
  signs: textSigns(text),
})

const page = (...texts: string[]) => texts.map(line)

describe('a name alone in its line', () => {
  test.each(['Mike Merrill', 'sweetiepotato', 'http://example.com/ann Ann Baker', 'Anna de Vries'])('is %s', (text) =>
    expect(nameAlone(line(text))).not.toBeNull(),
  )
  test.each(['Thanks!', 'great post', 'What a lovely cake', 'Reply', 'Ann said:'])('is not %s', (text) =>
    expect(nameAlone(line(text))).toBeNull(),
  )
})

describe('names above comments', () => {
  test('are found at a steady distance up to the end', () => {
    const lines = page(
      'The bridge was opened to the public on the first day of spring, after two years of work and many delays.',
      'Mike Merrill',
      'I walked over it this morning.',
      'Denise',
      'It took them long enough!',
      'http://example.com Karen Reyburn',
      'My kids love it.',
    )
    expect([...findNamesAlone(lines).keys()]).toEqual([1, 3, 5])
  })

  test('are not the headings of an article', () => {
    const lines = page(
      'Snowy Tree',
      'A card with a tree under snow, printed on thick paper.',
      'Stripe Design',
      'Six colors run from corner to corner.',
      'Colorful Christmas',
      'Bright and cheap.',
    )
    expect(findNamesAlone(lines).size).toBe(0)
  })

  test('are not links without sentences', () => {
    const lines = page('Ann Baker', 'A day in town', 'Bob Miller', 'Ten things to do', 'Carla Jones', 'How to sleep')
    expect(findNamesAlone(lines).size).toBe(0)
  })
})
