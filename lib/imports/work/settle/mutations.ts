import type { Actor } from '#lib/audit/schema.ts'
import { takeComments } from '#lib/comments/mutations.ts'
import type { SourcedComment } from '#lib/comments/plan-comments.ts'
import type { Tx } from '#lib/db/client.ts'
import { orderByParents } from '#lib/imports/order-by-parents.ts'
import type { RejectedWhy } from '#lib/imports/schema.ts'
import { commentsHere, goneParents, type Here, scoped } from '#lib/imports/work/data.ts'
import type { Coming, Remark } from '#lib/imports/work/plan-batch.ts'

/** Whose comments are settled. */
export type Settling = {
  importId: string
  siteId: string
  source: string
  /** The name of the section that the articles stand under. */
  section?: string | undefined
  actor: Actor
  now: Date
  pseudonymKey: string
}

export type Settled = { created: number; revised: number; unchanged: number; remarks: Remark[] }

/** How many that waited are let in at a time. */
const AT_ONCE = 1000

/**
 * Stores comments whose parents stand, keeps those that must wait for theirs, and lets in what waited for any of them
 * or for `gone`, ids that the file has and that are not taken.
 */
export async function settle(
  tx: Tx,
  coming: readonly Coming[],
  gone: readonly string[],
  by: Settling,
): Promise<Settled> {
  const settled: Settled = { created: 0, revised: 0, unchanged: 0, remarks: [] }
  let rows = coming
  const arrived = new Set(gone)
  for (;;) {
    for (const id of await storeReady(tx, rows, { by, settled })) arrived.add(id)
    if (arrived.size === 0) return settled
    rows = await takeWaiting(tx, by.importId, [...arrived])
    // Whoever waits for the same ids beyond the limit is found by asking again.
    if (rows.length < AT_ONCE) arrived.clear()
    if (rows.length === 0 && arrived.size === 0) return settled
  }
}

type Into = { by: Settling; settled: Settled }

/** Answers the ids that others may have waited for: of what was stored, and of what was refused. */
async function storeReady(tx: Tx, coming: readonly Coming[], { by, settled }: Into): Promise<string[]> {
  if (coming.length === 0) return []
  const rows = await climb(tx, coming, by)
  const here = await commentsHere(tx, by, new Set(rows.flatMap(({ id, parent }) => [id, parent ?? id])))
  const { ready, waiting } = orderByParents(rows, (id) => here.has(id))
  await keepWaiting(tx, by.importId, waiting)
  const refused = ready.filter((row) => refuse(settled, row, whyNot(row, here, by.source)))
  const good = ready.filter((row) => !refused.includes(row))
  const stood = atHome(good, here, { source: by.source, settled })
  for (const part of inParts(stood)) await take(tx, part, { by, settled })
  return ready.map(({ id }) => id)
}

/** What answers something that was not taken answers what that answered. Who goes in circles there stands at the top. */
async function climb(tx: Tx, rows: readonly Coming[], { importId }: Settling): Promise<Coming[]> {
  let above = [...rows]
  const own = new Set(rows.map(({ id }) => id))
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const asked = [...new Set(above.flatMap(({ parent }) => (parent !== null && !own.has(parent) ? [parent] : [])))]
    const gone = asked.length > 0 ? await goneParents(tx, importId, asked) : new Map<string, string | null>()
    if (gone.size === 0) return above
    above = above.map((row) => (row.parent !== null && gone.has(row.parent) ? { ...row, parent: gone.get(row.parent) ?? null } : row)) // biome-ignore format: one thought
    // The way up led back to the row itself.
    above = above.map((row) => (row.parent === row.id ? { ...row, parent: null } : row))
  }
  return above.map((row) => (row.parent !== null && !own.has(row.parent) ? { ...row, parent: null } : row))
}

const MOST_STEPS = 1000

function whyNot(row: Coming, here: ReadonlyMap<string, Here>, source: string): RejectedWhy | null {
  const before = here.get(row.id)
  if (!before) return null
  if (before.erased) return 'erased'
  return before.article === scoped(source, row.articleId) ? null : 'id-elsewhere'
}

function refuse(settled: Settled, { number, place, id }: Coming, why: RejectedWhy | null): boolean {
  if (why) settled.remarks.push({ number, place, externalId: id, why })
  return why !== null
}

/** A thread stands under one article: who answers into another one starts a thread of their own. */
function atHome(
  rows: readonly Coming[],
  here: ReadonlyMap<string, Here>,
  { source, settled }: { source: string; settled: Settled },
) {
  const articles = new Map(rows.map(({ id, articleId }) => [id, scoped(source, articleId)]))
  return rows.map((row) => {
    if (row.parent === null) return row
    const article = articles.get(row.parent) ?? here.get(row.parent)?.article
    if (article === scoped(source, row.articleId)) return row
    settled.remarks.push({ number: row.number, place: row.place, externalId: row.id, why: 'parent-elsewhere' })
    return { ...row, parent: null }
  })
}

function inParts(rows: readonly Coming[]): Coming[][] {
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, i) => rows.slice(i * AT_ONCE, (i + 1) * AT_ONCE))
}

async function take(tx: Tx, rows: readonly Coming[], { by, settled }: Into): Promise<void> {
  const { importId: subjectId, section: _, ...from } = by
  const receipts = await takeComments(tx, rows.map((row) => toIncoming(row, by)), { ...from, subjectId }) // biome-ignore format: one thought
  for (const { outcome, reason } of receipts) {
    if (outcome === 'refused') throw new Error(`a comment that was ready was refused: ${reason}`)
    settled[outcome] += 1
  }
}

function toIncoming(row: Coming, { source, section }: Settling): SourcedComment {
  const { articleTitle: title, articleUrl: url, authorId, authorName: name } = row
  const author = { ...(authorId !== null && { id: scoped(source, authorId) }), ...(name !== null && { name }) }
  return {
    id: row.id,
    text: row.text,
    article: {
      id: scoped(source, row.articleId),
      ...(title !== null && { title }),
      ...(url !== null && { url }),
      section,
    },
    ...(row.parent !== null && { parent: row.parent }),
    ...((authorId !== null || name !== null) && { author }),
    ...(row.postedAt !== null && { postedAt: row.postedAt }),
    postedAtText: row.postedAtText,
    sourceStatus: row.status,
    permalink: row.permalink,
    votes: row.votes,
  }
}

async function keepWaiting(tx: Tx, importId: string, rows: readonly Coming[]): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`
    UPDATE import_rows i SET waiting = w.row, parent_id = w.row->>'parent'
    FROM (SELECT r->>'id' AS id, r AS row FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r) w
    WHERE i.import_id = ${importId}::uuid AND i.external_id = w.id`
}

/** Rows whose parent has come, in order of the file; they wait no longer. */
async function takeWaiting(tx: Tx, importId: string, parents: readonly string[]): Promise<Coming[]> {
  const found = await tx.$queryRaw<{ waiting: Coming }[]>`
    WITH come AS (
      SELECT external_id, waiting FROM import_rows
      WHERE import_id = ${importId}::uuid AND parent_id = ANY(${[...parents]}) AND waiting IS NOT NULL
      ORDER BY number LIMIT ${AT_ONCE}
    ), freed AS (
      UPDATE import_rows i SET waiting = NULL FROM come c
      WHERE i.import_id = ${importId}::uuid AND i.external_id = c.external_id
    )
    SELECT waiting FROM come`
  return found.map(({ waiting }) => waiting).sort((a, b) => a.number - b.number)
}
