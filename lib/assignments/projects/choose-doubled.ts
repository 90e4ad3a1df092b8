import { sha256 } from '#lib/text.ts'

/** The share of comments that gets twice as many annotators, drawn by `seed` alone: of so many as near as can be. */
export function chooseDoubled(commentIds: readonly string[], share: number, seed: string): ReadonlySet<string> {
  const drawn = commentIds.map((id) => ({ id, at: sha256(`${seed} ${id}`) })).sort((a, b) => (a.at < b.at ? -1 : 1))
  return new Set(drawn.slice(0, Math.round(commentIds.length * share)).map(({ id }) => id))
}
