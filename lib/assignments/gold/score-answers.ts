import type { GoldAnswers } from '#lib/assignments/gold/schema.ts'
import type { Labels } from '#lib/labels/schema.ts'

/**
 * How far an annotator's labels are those of a gold comment, 0..1: of the attributes that were asked for and are known, a
 * right answer counts one, unsure a half, a wrong one nothing. Null where nothing known was asked for.
 */
export function scoreAnswers(answers: GoldAnswers, said: Labels): number | null {
  const asked = Object.entries(answers).filter(([key]) => said[key] !== undefined)
  if (asked.length === 0) return null
  const credit = asked.reduce(
    (sum, [key, right]) => sum + (said[key] === right ? 1 : said[key] === 'unsure' ? 0.5 : 0),
    0,
  )
  return credit / asked.length
}
