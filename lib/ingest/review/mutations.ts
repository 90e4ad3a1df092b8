import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { insertRevisions, takeBack, takeOut } from '#lib/comments/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { askToScore, insertComments, insertSeparation } from '#lib/ingest/mutations.ts'
import type { PagePlan, PlannedComment } from '#lib/ingest/plan-page.ts'
import { type CommentHere, commentsOfPage, type StoredPage } from '#lib/ingest/review/data.ts'
import { reconcileComments } from '#lib/ingest/review/reconcile-comments.ts'
import type { SettleOutcome } from '#lib/ingest/review/schema.ts'
import type { Separation } from '#lib/separation/schema.ts'

/** A page as somebody saw it; `separation` is their correction, or null where they agree with what is stored. */
export type Seen = { page: StoredPage; separation: Separation | null; plan: PagePlan }
type By = { siteId: string; actor: Actor; now: Date }

/**
 * Settles a page in one transaction: the correction is kept beside the separation that it corrects, the comments come
 * in or follow it, and what was decided and labelled stays with the comments that remain. Whoever comes second, after
 * another correction, is told so and changes nothing.
 */
export async function settle({ page, separation, plan }: Seen, by: By): Promise<SettleOutcome> {
  return db().$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM pages WHERE id = ${page.id}::uuid FOR UPDATE`
      const newest = await tx.separation.findFirst({ where: { pageId: page.id }, orderBy: { id: 'desc' } })
      if (newest?.id !== page.separation.id) return { ok: false, reason: 'changed-meanwhile' }
      const separationId = separation && (await keepCorrection(tx, { page, separation }, by))
      const settled = await followPlan(tx, { articleId: page.articleId, plan }, by)
      await tx.page.update({ where: { id: page.id }, data: { review: 'settled' } })
      if (settled.added + settled.revised > 0) await askToScore(tx, page.articleId)
      const payload = { articleId: page.articleId, separationId, ...settled }
      const about = { actor: by.actor, siteId: by.siteId, subjectId: page.id }
      await recordEvent(tx, { name: 'page.settled', ...about, payload }, by.now)
      return { ok: true, ...settled, comments: plan.comments.length }
    },
    { timeout: 120_000 },
  )
}

type Kept = { page: StoredPage; separation: Separation }

async function keepCorrection(tx: Tx, { page, separation }: Kept, { siteId, actor, now }: By): Promise<string> {
  const id = newId()
  const correctedBy = actor.kind === 'user' ? actor.id : null
  const about = { siteId, pageId: page.id, createdAt: now, correctsId: page.separation.id, correctedBy }
  await insertSeparation(tx, separation, { id, ...about })
  const { title, article } = separation
  const data = { title, text: article.text, author: article.author, publishedAtText: article.publishedAtText }
  await tx.article.update({ where: { id: page.articleId }, data })
  return id
}

/** Makes the comments of an article those of a plan. Those that are none any more stay on record, out of every queue. */
async function followPlan(tx: Tx, { articleId, plan }: { articleId: string; plan: PagePlan }, by: By) {
  const { siteId, now } = by
  const here = await commentsOfPage(tx, articleId)
  const fresh = plan.comments.map(({ text, spanStart, spanEnd }) => ({ text, span: [spanStart, spanEnd] as const }))
  const { sameAs, removed } = reconcileComments(here, fresh)
  const ids = new Map(plan.comments.map(({ id }, i) => [id, sameAs[i] ?? id]))
  const known = new Map(here.map((comment) => [comment.id, comment]))
  const placed = plan.comments.map((comment) => ({
    ...comment,
    id: ids.get(comment.id) ?? comment.id,
    parentId: comment.parentId && (ids.get(comment.parentId) ?? comment.parentId),
  }))
  const kept = placed.filter(({ id }) => known.has(id))
  const added = placed.filter(({ id }) => !known.has(id))
  const revised = kept.filter(({ id, text }) => !sameText(known.get(id), text))
  await insertComments(tx, { siteId, articleId, now }, { authors: plan.authors, comments: added })
  await moveComments(tx, siteId, kept)
  const rows = revised.map((comment) => ({
    ...toRevision(comment),
    number: (known.get(comment.id)?.revision ?? 0) + 1,
  }))
  await insertRevisions(tx, rows, { siteId, now })
  await takeBack(tx, kept.map(({ id }) => id), by) // biome-ignore format: one thought
  const { gone } = await takeOut(tx, removed, siteId)
  return { added: added.length, revised: revised.length, removed: gone }
}

/** What was erased stays erased. */
const sameText = (old: CommentHere | undefined, text: string) => old?.text === null || old?.text === text

const toRevision = ({ id, revisionId, text, spanStart, spanEnd }: PlannedComment) => ({
  commentId: id,
  revisionId,
  text,
  spanStart,
  spanEnd,
})

/** Gives comments that stay their places, answers and authors. */
async function moveComments(tx: Tx, siteId: string, kept: readonly PlannedComment[]): Promise<void> {
  await tx.$executeRaw`
    WITH moved AS (
      SELECT m.*, a.id AS author_id
      FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS m(id uuid, "parentId" uuid, "authorKey" text, position int,
        depth int, "postedAt" timestamptz, "postedAtText" text, permalink text, votes int)
      LEFT JOIN authors a ON a.site_id = ${siteId}::uuid AND a.key = m."authorKey"
    ), states AS (
      UPDATE comment_states s SET author_id = m.author_id FROM moved m
      WHERE s.comment_id = m.id AND s.author_id IS DISTINCT FROM m.author_id
    )
    UPDATE comments c SET parent_id = m."parentId", author_id = m.author_id, position = m.position, depth = m.depth,
      posted_at = m."postedAt", posted_at_text = m."postedAtText", permalink = m.permalink, votes = m.votes
    FROM moved m WHERE c.id = m.id`
}
