import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf, RecentOutcomes } from '#lib/perspective/recent-outcomes.ts'
import { ATTRIBUTES, type ScoreOutcome, type Scores } from '#lib/scoring/schema.ts'

const KEEP_FOR = 100
const skipped = { outcome: 'skipped', reason: 'no-words' } as const

const number = fc.double({ min: 0, max: 1, noNaN: true })
const scored = fc
  .record({ numbers: fc.array(number, { minLength: 7, maxLength: 7 }), confidence: number })
  .map(({ numbers, confidence }): ScoreOutcome => {
    const scores = Object.fromEntries(ATTRIBUTES.map((attribute, i) => [attribute, numbers[i]])) as Scores
    return { outcome: 'scored', scores, confidence, spans: [] }
  })
const outcome: fc.Arbitrary<ScoreOutcome> = fc.oneof(
  scored,
  fc.constantFrom('empty', 'no-words').map((reason) => ({ outcome: 'skipped', reason }) as const),
)

describe('a digest', () => {
  it('is the first half of the sha256', () => {
    expect(digestOf('abc')).toEqual([0xba_78_16_bf, 0x8f_01_cf_ea, 0x41_41_40_de, 0x5d_ae_22_23])
  })
})

describe('recent outcomes', () => {
  it('are found for as long as they are kept', () => {
    const recent = new RecentOutcomes({ most: 2, keepFor: KEEP_FOR })
    recent.keep(digestOf('a'), skipped, 0)
    expect([0, 99, 100].map((now) => recent.find(digestOf('a'), now))).toEqual([skipped, skipped, undefined])
  })

  it('leave for others, the oldest first', () => {
    const recent = new RecentOutcomes({ most: 2, keepFor: KEEP_FOR })
    for (const [now, text] of ['a', 'b', 'c'].entries()) recent.keep(digestOf(text), skipped, now)
    expect(['a', 'b', 'c'].map((text) => recent.find(digestOf(text), 3))).toEqual([undefined, skipped, skipped])
  })

  it('take the place of what was kept of the same text', () => {
    const recent = new RecentOutcomes({ most: 2, keepFor: KEEP_FOR })
    recent.keep(digestOf('a'), skipped, 0)
    recent.keep(digestOf('b'), skipped, 1)
    recent.keep(digestOf('b'), { outcome: 'skipped', reason: 'empty' }, 2)
    expect(recent.find(digestOf('b'), 3)).toEqual({ outcome: 'skipped', reason: 'empty' })
    expect(recent.find(digestOf('a'), 3)).toEqual(skipped)
  })

  it('are what was kept last of that very text, whatever else was kept, and never for longer than they may', () => {
    const step = fc.record({ wait: fc.nat(60), text: fc.nat(12).map(String), outcome })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const recent = new RecentOutcomes({ most: 6, keepFor: KEEP_FOR })
        const kept = new Map<string, { outcome: ScoreOutcome; until: number }>()
        let now = 0
        for (const { wait, text, outcome } of steps) {
          now += wait
          for (const [other, { outcome, until }] of kept) {
            const found = recent.find(digestOf(other), now)
            if (found) expect(found).toEqual(outcome)
            if (now >= until) expect(found).toBeUndefined()
          }
          recent.keep(digestOf(text), outcome, now)
          kept.set(text, { outcome, until: now + KEEP_FOR })
          expect(recent.find(digestOf(text), now)).toEqual(outcome)
        }
      }),
    )
  })

  it('never hold a failure', () => {
    const recent = new RecentOutcomes({ most: 2, keepFor: KEEP_FOR })
    recent.keep(digestOf('a'), { outcome: 'failed', reason: 'crashed' }, 0)
    expect(recent.find(digestOf('a'), 1)).toBeUndefined()
  })
})
