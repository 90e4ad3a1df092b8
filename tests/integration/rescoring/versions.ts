import { db } from '#lib/db/client.ts'
import { askRescoring } from '#lib/rescoring/mutations.ts'
import { workOnRescoring } from '#lib/rescoring/work-on-rescoring.ts'
import { ATTRIBUTES, type Attribute, type Scorer } from '#lib/scoring/schema.ts'
import { keepVersion } from '#lib/versions/mutations.ts'
import type { OpenVersion, Version } from '#lib/versions/schema.ts'
import { fakeScorer, NOW, SYSTEM } from '#tests/support/desk.ts'

export const now = () => NOW

/** The fake scorer by other weights: every score of an attribute becomes another by `change`. */
export function otherWeights(letter: string, change: (score: number, attribute: Attribute) => number): Scorer {
  return {
    ...fakeScorer,
    digest: letter.repeat(64),
    score: async (texts) =>
      (await fakeScorer.score(texts)).map((outcome) => {
        if (outcome.outcome !== 'scored') return outcome
        const scores = { ...outcome.scores }
        for (const attribute of ATTRIBUTES) scores[attribute] = change(scores[attribute], attribute)
        return { ...outcome, scores }
      }),
  }
}

/** Opens any of these scorers by its version. */
export const opening =
  (...scorers: readonly Scorer[]): OpenVersion =>
  async ({ scorer, digest }) => {
    const found = scorers.find((one) => one.id === scorer && one.digest === digest)
    if (!found) throw new Error(`nobody opens ${digest}`)
    return found
  }

export async function versionOf({ id, digest }: Scorer): Promise<Version> {
  const files = { scorer: id, digest, manifest: null, bytes: null }
  return (await keepVersion(files, { actor: SYSTEM, now: NOW })).version
}

export const by = (siteId: string) => ({ siteId, actor: SYSTEM, now: NOW })

/** Scores a site by other weights, to the end. Answers the id of the run. */
export async function rescore(siteId: string, scorer: Scorer): Promise<string> {
  const { id } = await versionOf(scorer)
  const asked = await askRescoring(id, by(siteId))
  if (!asked.ok) throw new Error(asked.reason)
  await workOnRescoring(asked.id, { open: opening(scorer), now, last: false })
  return asked.id
}

export const stateOf = (commentId: string | undefined) =>
  db().commentState.findUniqueOrThrow({ where: { commentId: commentId ?? '' }, include: { score: true } })

export const scoresBy = (siteId: string, { digest }: Scorer) => db().score.count({ where: { siteId, digest } })
