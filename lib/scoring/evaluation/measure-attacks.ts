import type { Scorer } from '../schema.ts'
import type { LabelledRow } from '../training/read-rows.ts'
import { ATTACKS, attackText } from './attacks.ts'
import { type Measured, withIntervals } from './bootstrap.ts'
import { areaUnderCurve, type Judged } from './rank-measures.ts'
import { judgedBy, scoreRows } from './score-rows.ts'

/** AUC of toxicity on texts as they are, under each attack, over the attacks in the mean, and under the worst. */
export type AttackMeasures = {
  none: Measured
  attacks: Record<string, Measured>
  mean: Measured
  worst: Measured
}

const PLAIN = (text: string): string => text
const [NONE, MEAN, WORST] = ['none', 'mean of all', 'worst of all']

/** For each row what it scored under each of `names`, in their order, and what is true of it. */
type Row = { scores: readonly number[]; truth: 0 | 1 }

function areasOf(rows: readonly Row[], names: readonly string[]): Record<string, number> {
  const areas = names.map((name, k) => {
    return [name, areaUnderCurve(rows.map(({ scores, truth }) => ({ score: scores[k] ?? 0, truth })))] as const
  })
  const attacked = areas.filter(([name]) => name !== NONE).map(([, area]) => area)
  const mean = attacked.reduce((sum, area) => sum + area, 0) / attacked.length
  return { ...Object.fromEntries(areas), [MEAN]: mean, [WORST]: Math.min(...attacked) }
}

async function judgedUnder(
  rows: readonly LabelledRow[],
  scorer: Scorer,
  attacked: (text: string) => string,
): Promise<Judged> {
  const changed = rows.map((row) => ({ ...row, text: attacked(row.text) }))
  return judgedBy(await scoreRows(changed, scorer), 'toxicity')
}

/** Each attack on every word that `isTarget` names, in toxic and clean texts alike; all draws hit the same rows. */
export async function measureAttacks(
  rows: readonly LabelledRow[],
  scorer: Scorer,
  isTarget: (word: string) => boolean,
): Promise<AttackMeasures> {
  const [names, judged]: [string[], Judged[]] = [[NONE], [await judgedUnder(rows, scorer, PLAIN)]]
  for (const [name, attack] of Object.entries(ATTACKS)) {
    names.push(name)
    judged.push(await judgedUnder(rows, scorer, (text) => attackText(text, attack, isTarget)))
  }
  const together = (judged[0] ?? []).map(({ truth }, i): Row => {
    return { scores: judged.map((under) => under[i]?.score ?? 0), truth }
  })
  const measured = withIntervals(together, (items) => areasOf(items, names))
  const { [NONE]: none, [MEAN]: mean, [WORST]: worst, ...attacks } = measured
  if (!none || !mean || !worst) throw new Error('An attack was not measured.')
  return { none, attacks, mean, worst }
}
