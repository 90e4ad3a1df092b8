import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import {
  type CommentContext,
  type CommentPlan,
  type KnownComment,
  type NewRevision,
  planComments,
  type SaidBeside,
  type SourcedComment,
} from '#lib/comments/plan-comments.ts'
import type { IncomingComment, Receipt } from '#lib/comments/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { addJobs } from '#lib/jobs/add-job.ts'
import { announce } from '#lib/live/mutations.ts'
import { NAMED_AT_MOST } from '#lib/live/schema.ts'
import { routeAgain } from '#lib/policies/mutations.ts'
import { sectionsNamed } from '#lib/sections/mutations.ts'
import { storable } from '#lib/text.ts'

/** What comments are called that another system sends by itself. */
export const API_SOURCE = 'api'

type By = { siteId: string; actor: Actor; now: Date; pseudonymKey: string }

/** `source` says where the comments come from: with it their ids are told apart. `subjectId` is what brought them in. */
type From = By & { source: string; subjectId: string | null }

/**
 * Takes comments in, whole or not at all: articles, authors, comments, revisions, states, audit event and the jobs
 * that score, in one transaction. The same text again changes nothing; a new one is a new revision, and the comment
 * waits again.
 */
export async function receiveComments(incoming: readonly IncomingComment[], by: By): Promise<Receipt[]> {
  const from = { ...by, source: API_SOURCE, subjectId: null }
  return db().$transaction((tx) => takeComments(tx, incoming, from), { timeout: 60_000 })
}

/**
 * The same inside a transaction of its caller. What is taken in for a site goes one after the other, so that the same
 * comment twice at once is one.
 */
export async function takeComments(tx: Tx, incoming: readonly SourcedComment[], by: From): Promise<Receipt[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('belowline ingest ' || ${by.siteId}, 0))`
  const context = await readContext(tx, incoming, by)
  const plan = planComments(incoming, context)
  await insertNew(tx, plan, by)
  await insertRevisions(tx, plan.revised, by)
  await takeBack(tx, plan.present, by)
  await keepBeside(tx, plan.beside, by)
  await askToScore(tx, plan)
  await tell(tx, plan, by)
  return plan.receipts
}

async function readContext(tx: Tx, incoming: readonly IncomingComment[], by: From): Promise<CommentContext> {
  const articles = await makeArticles(tx, incoming, by)
  const ids = [...new Set(incoming.flatMap(({ id, parent }) => [id, parent ?? id]).map(storable))]
  const known = await tx.$queryRaw<KnownComment[]>`
    SELECT c.external_id AS "externalId", c.id AS "commentId", c.article_id AS "articleId", c.depth, r.text,
      r.number AS revision, c.erased_at IS NOT NULL AS erased
    FROM comments c JOIN comment_states s ON s.comment_id = c.id JOIN revisions r ON r.id = s.revision_id
    WHERE c.site_id = ${by.siteId}::uuid AND c.source = ${by.source} AND c.external_id = ANY(${ids})`
  const positions = await tx.$queryRaw<{ articleId: string; next: number }[]>`
    SELECT a.id AS "articleId", c.position + 1 AS next FROM unnest(${[...articles.values()]}::uuid[]) AS a(id)
    CROSS JOIN LATERAL (SELECT position FROM comments WHERE article_id = a.id ORDER BY position DESC LIMIT 1) c`
  return {
    siteId: by.siteId,
    known: new Map(known.map((one) => [one.externalId, one])),
    articles,
    positions: new Map(positions.map(({ articleId, next }) => [articleId, next])),
    newId,
    pseudonymKey: by.pseudonymKey,
  }
}

/** Our articles by the ids of the source; those that are new are made, and a title or a section that comes later is added. */
async function makeArticles(tx: Tx, incoming: readonly IncomingComment[], by: By): Promise<Map<string, string>> {
  const named = new Map(incoming.map(({ article }) => [storable(article.id), article]))
  const sections = await sectionsNamed(tx, [...new Set([...named.values()].flatMap((one) => one.section ?? []))], by)
  const rows = [...named].map(([externalId, { title, url, section }]) => ({
    id: newId(),
    externalId,
    title: title === undefined ? null : storable(title),
    url: url === undefined ? null : storable(url),
    sectionId: section === undefined ? null : sections.get(section),
  }))
  const articles = await tx.$queryRaw<{ id: string; externalId: string }[]>`
    INSERT INTO articles (id, site_id, external_id, title, url, section_id, created_at)
    SELECT id, ${by.siteId}::uuid, "externalId", title, url, "sectionId", ${by.now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS a(id uuid, "externalId" text, title text, url text, "sectionId" uuid)
    ON CONFLICT (site_id, external_id) DO UPDATE
      SET title = coalesce(articles.title, excluded.title), url = coalesce(articles.url, excluded.url),
        section_id = coalesce(articles.section_id, excluded.section_id)
    RETURNING id, external_id AS "externalId"`
  return new Map(articles.map(({ id, externalId }) => [externalId, id]))
}

async function insertNew(tx: Tx, { created, authors }: CommentPlan, { siteId, source, now }: From): Promise<void> {
  if (created.length === 0) return
  await tx.$executeRaw`
    INSERT INTO authors (id, site_id, key, name)
    SELECT id, ${siteId}::uuid, key, name
    FROM jsonb_to_recordset(${JSON.stringify(authors)}::jsonb) AS a(id uuid, key text, name text)
    ORDER BY key ON CONFLICT (site_id, key) DO NOTHING`
  const rows = JSON.stringify(created)
  await tx.$executeRaw`
    INSERT INTO comments (id, site_id, article_id, parent_id, author_id, source, external_id, position, depth, posted_at, posted_at_text, source_state, source_status, permalink, votes, received_at)
    SELECT c.id, ${siteId}::uuid, c."articleId", c."parentId", a.id, ${source}, c."externalId", c.position, c.depth, c."postedAt", c."postedAtText", c."sourceState"::source_state, c."sourceStatus", c.permalink, c.votes, ${now}
    FROM jsonb_to_recordset(${rows}::jsonb) AS c(id uuid, "articleId" uuid, "parentId" uuid, "authorKey" text,
      "externalId" text, position int, depth int, "postedAt" timestamptz, "postedAtText" text, "sourceState" text, "sourceStatus" text, permalink text, votes int)
    LEFT JOIN authors a ON a.site_id = ${siteId}::uuid AND a.key = c."authorKey"`
  await tx.$executeRaw`
    INSERT INTO revisions (id, site_id, comment_id, number, text, received_at)
    SELECT c."revisionId", ${siteId}::uuid, c.id, 1, c.text, ${now}
    FROM jsonb_to_recordset(${rows}::jsonb) AS c(id uuid, "revisionId" uuid, text text)`
  await tx.$executeRaw`
    INSERT INTO comment_states (comment_id, site_id, article_id, author_id, revision_id, status, reasons, received_at,
      waiting_since)
    SELECT c.id, c.site_id, c.article_id, c.author_id, r."revisionId",
      (CASE c.source_state WHEN 'deleted' THEN 'gone' ELSE 'pending' END)::status, '[]', c.received_at, c.received_at
    FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, "revisionId" uuid) JOIN comments c ON c.id = r.id`
}

/** Spans are those of a comment in its page. */
export type Revised = Pick<NewRevision, 'commentId' | 'revisionId' | 'number' | 'text'> & {
  spanStart?: number
  spanEnd?: number
}

/** A changed comment waits again, whatever was decided of the text before it; the decision stays with its revision. */
export async function insertRevisions(
  tx: Tx,
  revised: readonly Revised[],
  { siteId, now }: Pick<By, 'siteId' | 'now'>,
): Promise<void> {
  if (revised.length === 0) return
  const rows = JSON.stringify(revised)
  await tx.$executeRaw`
    INSERT INTO revisions (id, site_id, comment_id, number, text, span_start, span_end, received_at)
    SELECT "revisionId", ${siteId}::uuid, "commentId", number, text, "spanStart", "spanEnd", ${now}
    FROM jsonb_to_recordset(${rows}::jsonb) AS r("revisionId" uuid, "commentId" uuid, number int, text text,
      "spanStart" int, "spanEnd" int)`
  await tx.$executeRaw`
    WITH asked AS (
      SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS r("commentId" uuid, "revisionId" uuid)
    ), held AS (
      SELECT s.comment_id FROM comment_states s JOIN asked a ON a."commentId" = s.comment_id ORDER BY 1 FOR UPDATE OF s
    )
    UPDATE comment_states s SET revision_id = a."revisionId", score_id = NULL, status = 'pending', version = s.version + 1,
      scoring = 'waiting', identity_attack = NULL, insult = NULL, obscene = NULL, severe_toxicity = NULL,
      sexual_explicit = NULL, threat = NULL, toxicity = NULL, confidence = NULL, reasons = '[]', flagged = false,
      policy_id = NULL, decided_at = NULL, decided_by = NULL, language = NULL, reports = 0, waiting_since = ${now}
    FROM asked a JOIN held h ON h.comment_id = a."commentId" WHERE s.comment_id = a."commentId"`
}

/** A comment's address and votes as its source prints them now; what it says nothing of this time stays as it was. */
async function keepBeside(
  tx: Tx,
  beside: readonly SaidBeside[],
  { siteId, actor, subjectId, now }: From,
): Promise<void> {
  if (beside.length === 0) return
  const comments = await tx.$executeRaw`
    UPDATE comments c SET permalink = coalesce(b.permalink, c.permalink), votes = coalesce(b.votes, c.votes)
    FROM jsonb_to_recordset(${JSON.stringify(beside)}::jsonb) AS b("commentId" uuid, permalink text, votes int)
    WHERE c.id = b."commentId" AND c.site_id = ${siteId}::uuid
      AND (coalesce(b.permalink, c.permalink) IS DISTINCT FROM c.permalink
        OR coalesce(b.votes, c.votes) IS DISTINCT FROM c.votes)`
  if (comments === 0) return
  await recordEvent(tx, { name: 'comments.said-beside', actor, siteId, subjectId, payload: { comments } }, now)
}

async function askToScore(tx: Tx, { created, revised }: CommentPlan): Promise<void> {
  const touched = new Set([...created, ...revised].map(({ articleId }) => articleId))
  const jobs = [...touched].map((articleId) => ({ payload: { articleId }, key: `score-article:${articleId}` }))
  await addJobs(tx, 'score-article', jobs)
}

async function tell(tx: Tx, { created, revised }: CommentPlan, { siteId, actor, subjectId, now }: From): Promise<void> {
  if (created.length + revised.length === 0) return
  const payload = { created: created.length, revised: revised.length }
  await recordEvent(tx, { name: 'comments.received', actor, siteId, subjectId, payload }, now)
}

/**
 * Comments that were gone at their source and are there again wait again where they waited before: with a lead if the
 * text as it stands was escalated, else with everybody, for the reasons of the policy that holds now.
 */
export async function takeBack(
  tx: Tx,
  commentIds: readonly string[],
  { siteId, actor, now }: Omit<By, 'pseudonymKey'>,
): Promise<void> {
  const back = await tx.$queryRaw<{ id: string }[]>`
    UPDATE comments SET source_state = 'present'
    WHERE id = ANY(${[...commentIds]}::uuid[]) AND source_state = 'deleted' RETURNING id`
  if (back.length === 0) return
  const ids = back.map(({ id }) => id)
  const waiting = await tx.$queryRaw<{ id: string }[]>`
    WITH held AS (
      SELECT comment_id FROM comment_states WHERE comment_id = ANY(${ids}::uuid[]) AND status = 'gone'
      ORDER BY comment_id FOR UPDATE
    )
    UPDATE comment_states s SET version = s.version + 1, waiting_since = ${now}, status = coalesce((SELECT d.status_after FROM decisions d
        WHERE d.comment_id = s.comment_id AND d.revision_id = s.revision_id ORDER BY d.version DESC LIMIT 1), 'pending')
    FROM held h WHERE s.comment_id = h.comment_id RETURNING s.comment_id AS id`
  const payload = { comments: ids.length, waiting: waiting.length }
  await recordEvent(tx, { name: 'comments.back-at-source', actor, siteId, subjectId: null, payload }, now)
  if (waiting.length === 0) return
  await routeAgain(tx, siteId, waiting.map(({ id }) => id)) // biome-ignore format: one thought
  await announce(tx, { site: siteId, kind: 'arrived', count: waiting.length })
}

/**
 * Notes that a comment is gone at its source; it stays here with all that was said of it. One that waited waits no more,
 * and whoever has it before them is told so. False when it is unknown.
 */
export async function markDeleted(
  externalId: string,
  { siteId, actor, now }: Omit<By, 'pseudonymKey'>,
): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const where = { siteId, source: API_SOURCE, externalId: storable(externalId) }
    const found = await tx.comment.findFirst({ where, select: { id: true } })
    if (!found) return false
    const { gone, waited } = await takeOut(tx, [found.id], siteId)
    const about = { actor, siteId, subjectId: found.id, payload: { waited: waited > 0 } }
    if (gone > 0) await recordEvent(tx, { name: 'comment.deleted-at-source', ...about }, now)
    return true
  })
}

/**
 * Marks comments as gone at their source and takes those that waited out of the queues; tells how many were there, and
 * waited. Versions grow whatever the status: a decision that is under way finds that it is no longer what was seen.
 */
export async function takeOut(
  tx: Tx,
  commentIds: readonly string[],
  siteId: string,
): Promise<{ gone: number; waited: number }> {
  const gone = await tx.$queryRaw<{ id: string }[]>`
    UPDATE comments SET source_state = 'deleted'
    WHERE id = ANY(${[...commentIds]}::uuid[]) AND source_state = 'present' RETURNING id`
  const ids = gone.map(({ id }) => id)
  if (ids.length === 0) return { gone: 0, waited: 0 }
  const states = await tx.$queryRaw<{ id: string; version: number; waited: boolean }[]>`
    WITH before AS (
      SELECT comment_id, status FROM comment_states WHERE comment_id = ANY(${ids}::uuid[]) ORDER BY comment_id FOR UPDATE
    )
    UPDATE comment_states s SET version = s.version + 1,
      status = CASE WHEN b.status IN ('pending', 'escalated') THEN 'gone' ELSE b.status END
    FROM before b WHERE s.comment_id = b.comment_id
    RETURNING s.comment_id AS id, s.version, b.status IN ('pending', 'escalated') AS waited`
  await tx.claim.deleteMany({ where: { commentId: { in: ids } } })
  const waited = states.filter((state) => state.waited).map(({ id, version }) => ({ id, version }))
  for (let from = 0; from < waited.length; from += NAMED_AT_MOST) {
    await announce(tx, { site: siteId, kind: 'gone', comments: waited.slice(from, from + NAMED_AT_MOST) })
  }
  return { gone: ids.length, waited: waited.length }
}
