import { isPositive } from '#lib/datasets/snapshots/count-answers.ts'
import type { AgreementFigures, Answers, Said, Split, Summary } from '#lib/datasets/snapshots/schema.ts'
import { measureTally } from '#lib/labels/agreement/measure-agreement.ts'
import type { Coefficient, Tally } from '#lib/labels/agreement/schema.ts'
import { seededRandom } from '#lib/labels/agreement/seeded-random.ts'
import { orderAttributes } from '#lib/labels/attributes/order-attributes.ts'

type Row = { split: Split; answers: Answers; said: readonly Said[] }

/** Counts rows as they come by, in little memory, and says at the end what stands in a snapshot. */
export function summariseRows(): { add(row: Row): void; summary(): Summary } {
  const splits = { train: empty(), validation: empty(), test: empty() }
  const patterns = new Map<string, Map<string, number>>()
  const annotators = new Set<string>()
  const raters = new Map<string, Set<string>>()
  return {
    add: ({ split, answers, said }) => {
      splits[split].rows += 1
      for (const { by, attribute, value } of said) {
        annotators.add(by)
        if (value !== 'unsure') raters.set(attribute, (raters.get(attribute) ?? new Set()).add(by))
      }
      for (const [attribute, answer] of Object.entries(answers)) {
        if (isPositive(answer)) splits[split].positive[attribute] = (splits[split].positive[attribute] ?? 0) + 1
        if (answer.answered === 0) continue
        const pattern = `${answer.answered - answer.positive} ${answer.positive}`
        const counted = patterns.get(attribute) ?? new Map<string, number>()
        patterns.set(attribute, counted.set(pattern, (counted.get(pattern) ?? 0) + 1))
      }
    },
    summary: () => {
      const measured = orderAttributes(patterns.keys())
      const agreement = Object.fromEntries(
        measured.map((name) => {
          const { items, ...rest } = figures(toTally(patterns.get(name) ?? new Map()))
          return [name, { items, raters: raters.get(name)?.size ?? 0, ...rest }]
        }),
      )
      return { splits, agreement, annotators: annotators.size }
    },
  }
}

const empty = (): { rows: number; positive: Record<string, number> } => ({ rows: 0, positive: {} })

function toTally(counted: ReadonlyMap<string, number>): Tally {
  const sorted = [...counted].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    categories: ['no', 'yes'],
    patterns: sorted.map(([pattern]) => pattern.split(' ').map(Number)),
    counts: sorted.map(([, count]) => count),
  }
}

/** The seed is fixed: the same snapshot has the same figures. */
function figures(tally: Tally): AgreementFigures {
  const { items, percent, alpha, ac1 } = measureTally(tally, seededRandom(1))
  const value = (one: Coefficient) => (one.defined ? round(one.value) : null)
  const interval = alpha.defined ? alpha.interval : null
  const ci95 = interval && ([round(interval[0]), round(interval[1])] as const)
  return { items, percent: value(percent), alpha: value(alpha), ac1: value(ac1), ci95 }
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000
