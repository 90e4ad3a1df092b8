import type { Scorer } from '../schema.ts'
import type { LabelledRow } from '../training/read-rows.ts'
import { ATTACKS, attackText } from './attacks.ts'
import { areaUnderCurve } from './rank-measures.ts'
import { judgedBy, scoreRows } from './score-rows.ts'

async function attackedArea(
  rows: readonly LabelledRow[],
  scorer: Scorer,
  attacked: (text: string) => string,
): Promise<number> {
  const changed = rows.map((row) => ({ ...row, text: attacked(row.text) }))
  return areaUnderCurve(judgedBy(await scoreRows(changed, scorer), 'toxicity'))
}

/** AUC of toxicity under each attack, on every word that `isTarget` names in toxic and clean texts alike. */
export async function measureAttacks(
  rows: readonly LabelledRow[],
  scorer: Scorer,
  isTarget: (word: string) => boolean,
): Promise<Record<string, number>> {
  const out: Record<string, number> = { none: await attackedArea(rows, scorer, (text) => text) }
  for (const [name, attack] of Object.entries(ATTACKS)) {
    out[name] = await attackedArea(rows, scorer, (text) => attackText(text, attack, isTarget))
  }
  return out
}
