import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import type { Separation as SeparationModel } from '#lib/db/generated/client.ts'
import { newId } from '#lib/db/id.ts'
import { articlesWithFailures } from '#lib/ingest/data.ts'
import type { PagePlan } from '#lib/ingest/plan-page.ts'
import type { IngestOutcome, PageToIngest } from '#lib/ingest/schema.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { announce } from '#lib/live/mutations.ts'
import { holdPolicy } from '#lib/policies/data.ts'
import { routeKept } from '#lib/policies/mutations.ts'
import { keptScores } from '#lib/scoring/data.ts'
import { keepScores, makeCurrent, type ScoredRevision } from '#lib/scoring/mutations.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { holdSection } from '#lib/sections/data.ts'
import type { Separation } from '#lib/separation/schema.ts'
import { sha256 } from '#lib/text.ts'
import { holdVersion } from '#lib/versions/mutations.ts'
import { isOf } from '#lib/versions/schema.ts'

/**
 * A page with its separations: the separator's own, and a person's correction of it where there was one. One that
 * waits for a look is stored without its comments.
 */
export type SeparatedPage = {
  page: PageToIngest
  source: string
  separation: Separation
  corrected: Separation | null
  plan: PagePlan
  waiting: boolean
}

/**
 * Stores a separated page whole: page, separations, article, authors, comments, revisions, states, audit event and
 * the request to score, in one transaction. A source that the site already has changes nothing.
 */
export async function storePage(separated: SeparatedPage): Promise<IngestOutcome> {
  return db().$transaction(
    async (tx) => {
      const { siteId, sectionId } = separated.page
      if (sectionId && !(await holdSection(tx, siteId, sectionId))) return { ok: false, reason: 'no-such-section' }
      const pageId = newId()
      const added = await insertPage(tx, pageId, separated)
      if (!added) return alreadyHere(tx, separated)
      const articleId = newId()
      const correctionId = await insertSeparations(tx, pageId, separated)
      await insertArticle(tx, { articleId, pageId }, separated)
      const { page, plan, waiting } = separated
      const comments = waiting ? 0 : plan.comments.length
      if (!waiting) await insertComments(tx, { siteId: page.siteId, articleId, now: page.now }, plan)
      if (!waiting) await askToScore(tx, articleId)
      const payload = { articleId, comments, correctedSeparationId: correctionId, waiting }
      const about = { actor: page.actor, siteId: page.siteId, subjectId: pageId }
      await recordEvent(tx, { name: 'page.imported', ...about, payload }, page.now)
      const { title } = separated.corrected ?? separated.separation
      return { ok: true, pageId, articleId, title, comments, waiting }
    },
    { timeout: 120_000 },
  )
}

/** Jobs to score the same article are one while they wait. */
export const askToScore = (tx: Tx, articleId: string) =>
  addJob(tx, 'score-article', { articleId }, { key: `score-article:${articleId}` })

async function insertPage(tx: Tx, id: string, { page, source, waiting }: SeparatedPage): Promise<boolean> {
  const url = page.source.kind === 'html' ? (page.source.url ?? null) : null
  const importedBy = page.actor.kind === 'user' ? page.actor.id : null
  const added = await tx.$executeRaw`
    INSERT INTO pages (id, site_id, kind, url, source, sha256, origin, review, imported_by, received_at)
    VALUES (${id}::uuid, ${page.siteId}::uuid, ${page.source.kind}::page_kind, ${url}, ${source}, ${sha256(source)},
      ${page.origin}::page_origin, ${waiting ? 'waiting' : 'settled'}::page_review, ${importedBy}::uuid, ${page.now})
    ON CONFLICT (site_id, sha256) DO NOTHING`
  return added === 1
}

async function alreadyHere(tx: Tx, { page, source }: SeparatedPage): Promise<IngestOutcome> {
  const where = { siteId_sha256: { siteId: page.siteId, sha256: sha256(source) } }
  const known = await tx.page.findUniqueOrThrow({ where, select: { article: { select: { id: true } } } })
  if (!known.article) throw new Error('a stored page has no article')
  return { ok: false, reason: 'already-here', articleId: known.article.id }
}

/** Answers the id of the correction, or null where nobody corrected. */
async function insertSeparations(tx: Tx, pageId: string, { page, separation, corrected }: SeparatedPage) {
  const about = { siteId: page.siteId, pageId, createdAt: page.now }
  const ownId = newId()
  await insertSeparation(tx, separation, { ...about, id: ownId, correctsId: null, correctedBy: null })
  if (!corrected) return null
  const correctionId = newId()
  const correctedBy = page.actor.kind === 'user' ? page.actor.id : null
  await insertSeparation(tx, corrected, { ...about, id: correctionId, correctsId: ownId, correctedBy })
  return correctionId
}

type SeparationRow = Pick<SeparationModel, 'id' | 'siteId' | 'pageId' | 'correctsId' | 'correctedBy' | 'createdAt'>

/** Blocks go as one text: the client would look at each of them, which holds everybody up when there are many. */
export async function insertSeparation(
  tx: Tx,
  { version, confidence, warnings, blocks }: Separation,
  row: SeparationRow,
) {
  const json = JSON.stringify(blocks.map((block) => [...block.span, block.part, block.comment]))
  await tx.$executeRaw`
    INSERT INTO separations (id, site_id, page_id, version, border_confidence, has_comments_confidence, warnings, blocks,
      corrects_id, corrected_by, created_at)
    VALUES (${row.id}::uuid, ${row.siteId}::uuid, ${row.pageId}::uuid, ${version}, ${confidence.border},
      ${confidence.hasComments}, ${warnings}, ${json}::jsonb, ${row.correctsId}::uuid, ${row.correctedBy}::uuid,
      ${row.createdAt})`
}

async function insertArticle(tx: Tx, ids: { articleId: string; pageId: string }, separated: SeparatedPage) {
  const { page } = separated
  const { title, article } = separated.corrected ?? separated.separation
  await tx.article.create({
    data: {
      id: ids.articleId,
      siteId: page.siteId,
      pageId: ids.pageId,
      sectionId: page.sectionId ?? null,
      title,
      text: article.text,
      author: article.author,
      publishedAtText: article.publishedAtText,
      url: page.source.kind === 'html' ? (page.source.url ?? null) : null,
      createdAt: page.now,
    },
  })
}

export type Place = { siteId: string; articleId: string; now: Date }

/** Four set-based statements, whatever the number of comments. */
export async function insertComments(tx: Tx, { siteId, articleId, now }: Place, plan: PagePlan): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO authors (id, site_id, key, name)
    SELECT a.id, ${siteId}::uuid, a.key, a.name
    FROM jsonb_to_recordset(${JSON.stringify(plan.authors)}::jsonb) AS a(id uuid, key text, name text)
    ORDER BY a.key
    ON CONFLICT (site_id, key) DO NOTHING`
  const comments = JSON.stringify(plan.comments)
  await tx.$executeRaw`
    INSERT INTO comments (id, site_id, article_id, parent_id, author_id, source, position, depth, posted_at, posted_at_text, permalink, votes, received_at)
    SELECT c.id, ${siteId}::uuid, ${articleId}::uuid, c."parentId", a.id, 'page', c.position, c.depth, c."postedAt", c."postedAtText", c.permalink, c.votes, ${now}
    FROM jsonb_to_recordset(${comments}::jsonb) AS c(id uuid, "parentId" uuid, "authorKey" text, position int, depth int, "postedAt" timestamptz, "postedAtText" text, permalink text, votes int)
    LEFT JOIN authors a ON a.site_id = ${siteId}::uuid AND a.key = c."authorKey"`
  await tx.$executeRaw`
    INSERT INTO revisions (id, site_id, comment_id, number, text, span_start, span_end, received_at)
    SELECT c."revisionId", ${siteId}::uuid, c.id, 1, c.text, c."spanStart", c."spanEnd", ${now}
    FROM jsonb_to_recordset(${comments}::jsonb) AS c(id uuid, "revisionId" uuid, text text, "spanStart" int, "spanEnd" int)`
  await tx.$executeRaw`
    INSERT INTO comment_states (comment_id, site_id, article_id, author_id, revision_id, reasons, received_at, waiting_since)
    SELECT c.id, c.site_id, c.article_id, c.author_id, r.id, '[]', c.received_at, c.received_at
    FROM jsonb_to_recordset(${comments}::jsonb) AS p(id uuid, "revisionId" uuid)
    JOIN comments c ON c.id = p.id JOIN revisions r ON r.id = p."revisionId"`
}

/**
 * Writes outcomes, routed by the policy that holds at the moment of writing: publishing one waits, or comes before. So
 * does changing the version that scores the site; false, and nothing written, where it is no longer this one.
 * Routes are found by the scores as they are kept, so that finding them again later answers the same, and who scores
 * a revision second goes by the first one's score.
 */
export async function storeScores(
  scored: readonly ScoredRevision[],
  by: { siteId: string; scorer: Pick<Scorer, 'id' | 'digest'>; now: Date },
): Promise<boolean> {
  return db().$transaction(
    async (tx) => {
      const policy = await holdPolicy(tx, by.siteId)
      const version = await holdVersion(tx, by.siteId, { own: by.scorer, now: by.now })
      if (!isOf(by.scorer, version)) return false
      await keepScores(tx, scored, by)
      const kept = await keptScores(tx, scored.map((row) => row.revisionId), version) // biome-ignore format: one thought
      const routed = routeKept(kept, policy)
      await makeCurrent(tx, routed)
      await announce(tx, { site: by.siteId, kind: 'arrived', count: routed.length })
      return true
    },
    { timeout: 60_000 },
  )
}

/** Has a site that nothing scored yet take a scorer. */
export async function takeScorer(siteId: string, own: Pick<Scorer, 'id' | 'digest'>, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    await holdPolicy(tx, siteId)
    await holdVersion(tx, siteId, { own, now })
  })
}

type Told = { commentId: string; revisionId: string; language: string }

/** Notes languages, each only while its text is the current one. Locked in the order of ids, as everywhere. */
export async function storeLanguages(told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  await db().$executeRaw`
    WITH asked AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
        AS t("commentId" uuid, "revisionId" uuid, language text)
    ), held AS (
      SELECT s.comment_id, a.language FROM comment_states s JOIN asked a ON a."commentId" = s.comment_id
      WHERE s.revision_id = a."revisionId" AND s.language IS NULL ORDER BY 1 FOR UPDATE OF s
    )
    UPDATE comment_states s SET language = h.language FROM held h WHERE s.comment_id = h.comment_id`
}

/** Has the comments of a site scored again whose scoring failed, one transaction for each article. */
export async function retryFailed(siteId: string, by: { actor: Actor; now: Date }) {
  const retried = { comments: 0, articles: 0 }
  for (const articleId of await articlesWithFailures(siteId)) {
    const comments = await db().$transaction((tx) => retryArticle(tx, articleId))
    if (comments > 0) retried.articles += 1
    retried.comments += comments
  }
  const about = { actor: by.actor, siteId, subjectId: siteId, payload: retried }
  await recordEvent(db(), { name: 'scoring.retried', ...about }, by.now)
  return retried
}

/** Their last failure goes on being shown until there is a score. Locked in the order of ids, as everywhere. */
async function retryArticle(tx: Tx, articleId: string): Promise<number> {
  const comments = await tx.$executeRaw`
    WITH held AS (
      SELECT comment_id FROM comment_states WHERE article_id = ${articleId}::uuid AND scoring = 'failed'
      ORDER BY comment_id FOR UPDATE
    )
    UPDATE comment_states s SET scoring = 'waiting' FROM held h WHERE s.comment_id = h.comment_id`
  if (comments > 0) await askToScore(tx, articleId)
  return comments
}
