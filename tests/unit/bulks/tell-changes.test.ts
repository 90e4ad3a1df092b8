import { describe, expect, it } from 'vitest'
import { sayChange } from '#app/(desk)/sites/[site]/bulk/say-change.ts'
import { tellChanges } from '#lib/bulks/tell-changes.ts'
import type { Labels } from '#lib/labels/schema.ts'

const HELD = { insult: { yes: 3, no: 1, unsure: 1 }, threat: { no: 4 } }

const told = (labels: Labels, replaces = false) =>
  tellChanges({ kind: 'label', labels, replaces }, HELD, 25).map((one) => `${one.attribute} ${sayChange(one)}`)

describe('what labels of many change', () => {
  it.each<[string, Labels, boolean, string[]]>([
    [
      'given',
      { insult: 'yes' },
      false,
      ['insult yes: 20 get it, 3 have it already, 2 say otherwise and are replaced (no 1, unsure 1)'],
    ],
    ['given to one more', { threat: 'yes' }, false, ['threat yes: 21 get it, 4 say otherwise and are replaced (no 4)']],
    ['given where nothing was said', { obscene: 'no' }, false, ['obscene no: 25 get it']],
    ['taken back', { threat: 'cleared' }, false, ['threat taken back: 4 lose it (no 4), 21 have none']],
    ['taken back where nothing was said', { obscene: 'cleared' }, false, ['obscene taken back: 25 have none']],
    [
      'given in place of all others',
      { threat: 'no' },
      true,
      ['threat no: 21 get it, 4 have it already', 'insult taken back: 5 lose it (no 1, yes 3, unsure 1), 20 have none'],
    ],
  ])('is said for labels %s', (_, labels, replaces, expected) => {
    expect(told(labels, replaces).map(sorted)).toEqual(expected.map(sorted))
  })
})

/** The values in brackets in the order of the alphabet: which comes first says nothing. */
const sorted = (said: string) =>
  said.replace(/\((.*)\)/, (_, values: string) => `(${values.split(', ').sort().join(', ')})`)
