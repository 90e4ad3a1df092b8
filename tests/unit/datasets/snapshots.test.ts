import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTrueCopy } from '#lib/datasets/snapshots/check-copy.ts'
import { chooseSplit } from '#lib/datasets/snapshots/choose-split.ts'
import { countAnswers, counts, isPositive } from '#lib/datasets/snapshots/count-answers.ts'
import { duplicateGroup } from '#lib/datasets/snapshots/duplicate-group.ts'
import { nextVersion } from '#lib/datasets/snapshots/next-version.ts'
import type { Said } from '#lib/datasets/snapshots/schema.ts'
import { replayEvents } from '#lib/labels/replay-events.ts'

const NONE = { added: 0, removed: 0, relabelled: 0, textChanged: 0, splitMoved: 0, otherwise: 0, perLabel: {} }
const SAID: Said = { by: 'ana', attribute: 'toxicity', value: 'yes', seen: false, batchId: null, guideline: 1, at: '' }

describe('the version of a snapshot', () => {
  it.each([
    [null, NONE, '1.0.0'],
    ['1.2.3', NONE, '1.2.4'],
    ['1.2.3', { ...NONE, added: 9 }, '1.3.0'],
    ['1.2.3', { ...NONE, added: 9, relabelled: 1 }, '2.0.0'],
    ['1.2.3', { ...NONE, removed: 1 }, '2.0.0'],
    ['1.2.3', { ...NONE, splitMoved: 1 }, '2.0.0'],
    ['1.2.3', { ...NONE, textChanged: 1 }, '2.0.0'],
    ['9.9.9', { ...NONE, otherwise: 1 }, '10.0.0'],
  ])('after %s is the lowest that tells the truth', (before, difference, version) => {
    expect(nextVersion(before, difference)).toBe(version)
  })
})

describe('splits', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `article ${index}`)

  it('come close to their shares, are the same each time, and are others under another salt', () => {
    const shares = { train: 0.8, validation: 0.1 }
    const split = (salt: string) => keys.map((key) => chooseSplit(salt, key, shares))
    const share = (name: string) => split('salt').filter((one) => one === name).length / keys.length
    expect(share('train')).toBeCloseTo(0.8, 2)
    expect(share('validation')).toBeCloseTo(0.1, 2)
    expect(split('salt')).toEqual(split('salt'))
    expect(split('other')).not.toEqual(split('salt'))
  })

  it('move no article from test to train when train shrinks', () => {
    for (const key of keys) {
      const before = chooseSplit('salt', key, { train: 0.8, validation: 0.1 })
      const after = chooseSplit('salt', key, { train: 0.7, validation: 0.15 })
      expect([before, after]).not.toEqual(['test', 'train'])
    }
  })
})

describe('duplicates', () => {
  it('are texts that differ in case, blanks and forms of characters alone', () => {
    const group = duplicateGroup('Go  Home\nnow')
    expect(duplicateGroup(' go home now ')).toBe(group)
    expect(duplicateGroup('ｇｏ home\u00a0now')).toBe(group)
    expect(duplicateGroup('go home, now')).not.toBe(group)
    expect(duplicateGroup('lone \uD800')).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('answers', () => {
  it('count yes of yes and no; who is unsure is in neither number', () => {
    const said = [SAID, { ...SAID, by: 'ben', value: 'no' as const }, { ...SAID, by: 'cy', value: 'unsure' as const }]
    expect(countAnswers(said)).toEqual({ toxicity: { positive: 1, answered: 2 } })
    expect(countAnswers(said.slice(2))).toEqual({})
  })

  it('make a positive of a tie, and nothing of no answer', () => {
    expect([isPositive({ positive: 1, answered: 2 }), isPositive({ positive: 1, answered: 3 })]).toEqual([true, false])
    expect(isPositive(undefined)).toBeNull()
  })

  it('of a bulk, or with the score in view, count only where a dataset says so', () => {
    const rule = { bulk: false, blindOnly: false }
    expect(counts(SAID, rule)).toBe(true)
    expect(counts({ ...SAID, batchId: 'b' }, rule)).toBe(false)
    expect(counts({ ...SAID, batchId: 'b' }, { ...rule, bulk: true })).toBe(true)
    expect(counts({ ...SAID, seen: true }, { ...rule, blindOnly: true })).toBe(false)
  })
})

describe('the replay of label events', () => {
  const event = fc.record({
    revisionId: fc.constantFrom('r1', 'r2'),
    by: fc.constantFrom('ana', 'ben'),
    attribute: fc.constantFrom('toxicity' as const, 'insult' as const),
    value: fc.constantFrom('yes' as const, 'no' as const, 'unsure' as const, 'cleared' as const),
  })

  it('is each annotator and attribute’s last event of the text, which a copy must match', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const said = ['ana', 'ben'].flatMap((by) =>
          (['toxicity', 'insult'] as const).flatMap((attribute) => {
            const own = events.filter((one) => one.by === by && one.attribute === attribute && one.revisionId === 'r1')
            const value = own.at(-1)?.value ?? 'cleared'
            return value === 'cleared' ? [] : [{ ...SAID, by, attribute, value }]
          }),
        )
        expect(replayEvents(events, 'r1').size).toBe(said.length)
        expect(isTrueCopy({ revisionId: 'r1', said }, events)).toBe(true)
        const [first] = said
        if (!first) return
        const other = first.value === 'yes' ? ('no' as const) : ('yes' as const)
        expect(isTrueCopy({ revisionId: 'r1', said: [{ ...first, value: other }, ...said.slice(1)] }, events)).toBe(
          false,
        )
        expect(isTrueCopy({ revisionId: 'r1', said: said.slice(1) }, events)).toBe(false)
      }),
    )
  })
})
