import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { permalinkOf } from '#lib/perspective/answer-suggest.ts'
import type { AnswerSettings, SuggestRequest } from '#lib/perspective/schema.ts'
import { storable } from '#lib/text.ts'

type FeedbackBy = { siteId: string; keyId: string; now: Date }

/** What our scorer says of the same text: a number for each attribute that it has one for. */
export type OurScores = { scorer: string; values: ReadonlyMap<string, number> } | null

/** Keeps what an outside moderator decided, beside our scores of the moment. It is never a label. */
export async function keepFeedback(said: SuggestRequest, ours: OurScores, by: FeedbackBy): Promise<string> {
  const id = newId()
  const clean = (text: string | null): string | null => (text === null ? null : storable(text).slice(0, 2000))
  await db().feedback.create({
    data: {
      id,
      siteId: by.siteId,
      keyId: by.keyId,
      text: storable(said.comment.text),
      context: said.context.map(storable),
      languages: said.languages.map((language) => storable(language).slice(0, 100)).slice(0, 20),
      communityId: clean(said.communityId),
      clientToken: clean(said.clientToken),
      sessionId: clean(said.sessionId),
      permalink: permalinkOf(said.context),
      receivedAt: by.now,
      scores: {
        create: said.scores.map(({ attribute, value, spans }) => ({
          attribute,
          value,
          spans: spans.map((span) => [span.begin, span.end, span.value]),
          ours: ours?.values.get(attribute) ?? null,
          scorer: ours?.values.has(attribute) ? ours.scorer : null,
        })),
      },
    },
  })
  return id
}

/** How many texts of one language came in a day. */
export type LanguageTally = { siteId: string; day: string; language: string; scored: number; refused: number }

/** Adds to the counts by language, all in one statement. */
export async function addLanguageTallies(tallies: readonly LanguageTally[]): Promise<void> {
  await db().$executeRaw`
    INSERT INTO language_counts (site_id, day, language, scored, refused)
    SELECT "siteId", day, language, scored, refused
    FROM jsonb_to_recordset(${JSON.stringify(tallies)}::jsonb)
      AS t("siteId" uuid, day date, language text, scored bigint, refused bigint)
    ORDER BY 1, 2, 3
    ON CONFLICT (site_id, day, language) DO UPDATE
      SET scored = language_counts.scored + excluded.scored, refused = language_counts.refused + excluded.refused`
}

/** Changes how a site's requests are answered; every process goes by it some seconds later. */
export async function saveFaceSettings(
  settings: AnswerSettings,
  by: { siteId: string; actor: Actor; now: Date },
): Promise<void> {
  const { siteId, actor, now } = by
  await db().$transaction(async (tx) => {
    await tx.faceSettings.upsert({ where: { siteId }, create: { siteId, ...settings }, update: settings })
    await recordEvent(tx, { name: 'face.changed', actor, siteId, subjectId: siteId, payload: settings }, now)
  })
}

/** Keeps what both services said of one text; the text itself is not kept. */
export async function keepComparisons(
  pairs: readonly { attribute: string; ours: number; theirs: number }[],
  { siteId, scorer, now }: { siteId: string; scorer: string; now: Date },
): Promise<void> {
  // Six places: numbers too small for the database's 32 bits are 0.
  const short = (value: number): number => Math.round(value * 1e6) / 1e6
  const data = pairs.map(({ attribute, ours, theirs }) => ({
    ...{ id: newId(), siteId, attribute, ours: short(ours), theirs: short(theirs) },
    ...{ scorer, at: now },
  }))
  await db().comparison.createMany({ data })
}

/** Sends a share of a site's requests to the old service too. `sealedKey` undefined keeps the key that there is. */
export async function saveComparing(
  { percent, sealedKey }: { percent: number; sealedKey?: string | undefined },
  { siteId, actor, now }: { siteId: string; actor: Actor; now: Date },
): Promise<void> {
  const change = { comparePercent: percent, ...(sealedKey !== undefined && { compareKey: sealedKey }) }
  await db().$transaction(async (tx) => {
    await tx.faceSettings.upsert({ where: { siteId }, create: { siteId, ...change }, update: change })
    await recordEvent(tx, { name: 'face.compared', actor, siteId, subjectId: siteId, payload: { percent } }, now)
  })
}

/** Keeps the secret that signs the requests of Coral's phase; null has none answered. */
export async function saveCoralSecret(
  sealed: string | null,
  { siteId, actor, now }: { siteId: string; actor: Actor; now: Date },
): Promise<void> {
  const change = { coralSecret: sealed }
  await db().$transaction(async (tx) => {
    await tx.faceSettings.upsert({ where: { siteId }, create: { siteId, ...change }, update: change })
    const payload = { answered: sealed !== null }
    await recordEvent(tx, { name: 'face.coral-changed', actor, siteId, subjectId: siteId, payload }, now)
  })
}
