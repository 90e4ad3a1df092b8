import { describe, expect, it } from 'vitest'
import { balanceGroups } from '#lib/scoring/training/balance-groups.ts'
import type { LabelledRow } from '#lib/scoring/training/read-rows.ts'

const UNKNOWN = {
  identity_attack: null,
  insult: null,
  obscene: null,
  severe_toxicity: null,
  sexual_explicit: null,
  threat: null,
}

function rows(count: number, text: string, toxicity: number | null): LabelledRow[] {
  return Array.from({ length: count }, (_, i) => {
    return { id: `${text}-${toxicity}-${i}`, text, source: 'jigsaw', labels: { ...UNKNOWN, toxicity } }
  })
}

/** The share of weight that is toxic among rows with `word` in them. */
function toxicShare(all: readonly LabelledRow[], kept: readonly number[], word: string): number {
  const sums = { toxic: 0, all: 0 }
  all.forEach(({ text, labels }, i) => {
    if (!text.toLowerCase().includes(word)) return
    sums.all += kept[i] ?? 0
    sums.toxic += (kept[i] ?? 0) * (labels.toxicity ?? 0)
  })
  return sums.toxic / sums.all
}

describe('balanceGroups', () => {
  const all = [
    ...rows(600, 'a fine day', 0),
    ...rows(200, 'a bad day', 1),
    ...rows(100, 'the Jews next door', 0),
    ...rows(100, 'those jews again', 1),
    ...rows(90, 'Catholics sing', 0),
    ...rows(10, 'catholics shout', 1),
    ...rows(5, 'about jews', null),
  ]
  const kept = balanceGroups(
    all,
    all.map(() => 1),
  )

  it('makes rows that name a group toxic about as often as all rows', () => {
    const overall = 310 / 1100
    expect(toxicShare(all, kept, 'jews')).toBeCloseTo(overall, 1)
    expect(Math.abs(toxicShare(all, kept, 'jews') - overall)).toBeLessThan(0.02)
  })

  it('leaves harmless rows, rows without a label, other rows and groups that are seldom attacked alone', () => {
    all.forEach(({ text, labels }, i) => {
      if (text === 'those jews again') expect(kept[i]).toBeLessThan(0.6)
      else expect([text, labels.toxicity, kept[i]]).toEqual([text, labels.toxicity, 1])
    })
  })

  it('takes no row down to less than a fifth', () => {
    const attacked = [...rows(1000, 'a fine day', 0), ...rows(50, 'a bad day', 1), ...rows(100, 'Arabs', 1)]
    const least = Math.min(
      ...balanceGroups(
        attacked,
        attacked.map(() => 1),
      ),
    )
    expect(least).toBe(0.2)
  })
})
