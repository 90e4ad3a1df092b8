import { db } from '#lib/db/client.ts'
import type { Judgement } from '#lib/perspective/measure-feedback.ts'
import { type FaceSettings, FIRST_SETTINGS } from '#lib/perspective/schema.ts'
import type { ScorePair } from '#lib/perspective/translate-threshold.ts'

/** How a site wants its requests answered. */
export async function faceSettings(siteId: string): Promise<FaceSettings> {
  const select = {
    scoreAnyway: true,
    attributesOff: true,
    strictModerations: true,
    comparePercent: true,
    compareKey: true,
    coralSecret: true,
  }
  return (await db().faceSettings.findUnique({ where: { siteId }, select })) ?? FIRST_SETTINGS
}

/** How many texts of a language were asked about since a day, and how many of them were refused for it. */
export type LanguageUse = { language: string; scored: number; refused: number }

export async function languageUse(siteId: string, since: Date): Promise<LanguageUse[]> {
  return db().$queryRaw<LanguageUse[]>`
    SELECT language, sum(scored)::int AS scored, sum(refused)::int AS refused FROM language_counts
    WHERE site_id = ${siteId}::uuid AND day >= ${since}::date GROUP BY language ORDER BY sum(scored + refused) DESC`
}

/** One thing that an outside moderator said, newest first. */
export type FeedbackRow = {
  id: string
  text: string | null
  communityId: string | null
  /** What the client itself calls the request; Coral names the comment here. */
  clientToken: string | null
  permalink: string | null
  receivedAt: Date
  scores: { attribute: string; value: number | null; ours: number | null }[]
}

export const FEEDBACK_PAGE = 50

/** A site's feedback, newest first, from `before` (an id) on, at most FEEDBACK_PAGE. */
export async function listFeedback(siteId: string, before: string | null): Promise<FeedbackRow[]> {
  const scores = { select: { attribute: true, value: true, ours: true }, orderBy: { attribute: 'asc' as const } }
  return db().feedback.findMany({
    where: { siteId, ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: FEEDBACK_PAGE,
    select: {
      ...{ id: true, text: true, communityId: true, clientToken: true, permalink: true, receivedAt: true },
      scores,
    },
  })
}

/** At most this many of the newest count in the measures. */
const MEASURED = 100_000

/** By attribute what one version of the scorer said, beside somebody else: scores of two versions are not one measure. */
export type OfVersion<T> = { scorer: string | null; byAttribute: ReadonlyMap<string, T[]> }

type Said<T> = T & { attribute: string; scorer: string }

const ofVersion = <T>(rows: readonly Said<T>[]): OfVersion<T> => ({
  scorer: rows[0]?.scorer ?? null,
  byAttribute: Map.groupBy(rows, ({ attribute }) => attribute),
})

/** What was said and what we said, where both are known, of the version that scored the newest. */
export async function feedbackJudgements(siteId: string): Promise<OfVersion<Judgement>> {
  const rows = await db().$queryRaw<Said<Judgement>[]>`
    WITH both_said AS NOT MATERIALIZED (
      SELECT f.id, s.attribute, s.value AS said, s.ours, s.scorer
      FROM feedback f JOIN feedback_scores s ON s.feedback_id = f.id
      WHERE f.site_id = ${siteId}::uuid AND s.value IS NOT NULL AND s.ours IS NOT NULL)
    SELECT attribute, said, ours, scorer FROM both_said
    WHERE scorer = (SELECT scorer FROM both_said ORDER BY id DESC LIMIT 1)
    ORDER BY id DESC LIMIT ${MEASURED}`
  return ofVersion(rows)
}

/** What both services said of the newest texts, of the version that scored the last of them. */
export async function scorePairs(siteId: string): Promise<OfVersion<ScorePair>> {
  const orderBy = { id: 'desc' as const }
  const newest = await db().comparison.findFirst({ where: { siteId }, orderBy, select: { scorer: true } })
  if (!newest) return ofVersion<ScorePair>([])
  const select = { attribute: true, ours: true, theirs: true, scorer: true }
  return ofVersion(
    await db().comparison.findMany({ where: { siteId, scorer: newest.scorer }, orderBy, take: MEASURED, select }),
  )
}
