import { db, type Tx } from '#lib/db/client.ts'
import type { RejectedWhy, Tallies } from '#lib/imports/schema.ts'
import { scoped } from '#lib/imports/work/data.ts'
import { advance, type How, type Judged, keepRemarks, settling, type Work } from '#lib/imports/work/mutations.ts'
import type { Coming, Remark } from '#lib/imports/work/plan-batch.ts'
import { settle } from '#lib/imports/work/settle/mutations.ts'
import { addTallies, isRejection, NOTHING_ADDED } from '#lib/imports/work/tally.ts'

const AT_ONCE = 500
const PATIENCE = { timeout: 120_000 }

type Why = 'parent-missing' | 'parent-circle'

/**
 * When a file has ended, puts at the top of its thread what waits for a parent that is nowhere, and then what answers
 * itself by way of others; what answered them follows. False where the import was cancelled or another worker is on it.
 */
export async function settleOrphans(work: Work, how: How): Promise<boolean> {
  for (const why of ['parent-missing', 'parent-circle'] as const) {
    for (let left: 'some' | 'none' | 'lost' = 'some'; left === 'some'; ) {
      left = await settleSome(work, how, why)
      if (left === 'lost') return false
    }
  }
  return true
}

async function settleSome(work: Work, how: How, why: Why): Promise<'some' | 'none' | 'lost'> {
  return db().$transaction(async (tx) => {
    const before = await advance(tx, work, { to: work.doneItems, doneBytes: work.bytes, now: how.now })
    if (!before) return 'lost'
    const orphans = await (why === 'parent-missing' ? takeMissing(tx, work.id) : takeCircling(tx, work.id))
    if (orphans.length === 0) return 'none'
    const settled = await settle(tx, orphans.map((row) => ({ ...row, parent: null })), [], settling(work, how)) // biome-ignore format: one thought
    const named = orphans.map(({ number, place, id }): Remark => ({ number, place, externalId: id, why }))
    const remarks = [...named, ...settled.remarks]
    await keepRemarks(tx, work.id, remarks)
    await tx.commentImport.update({ where: { id: work.id }, data: { tallies: addTallies(before, { ...NOTHING_ADDED, ...settled, remarks }) } }) // biome-ignore format: one thought
    return 'some'
  }, PATIENCE)
}

/** Those whose parent has no row in the file. */
async function takeMissing(tx: Tx, importId: string): Promise<Coming[]> {
  const found = await tx.$queryRaw<{ waiting: Coming }[]>`
    WITH come AS (
      SELECT w.external_id, w.waiting FROM import_rows w
      WHERE w.import_id = ${importId}::uuid AND w.waiting IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM import_rows p WHERE p.import_id = w.import_id AND p.external_id = w.parent_id)
      ORDER BY w.number LIMIT ${AT_ONCE}
    ), freed AS (
      UPDATE import_rows i SET waiting = NULL FROM come c
      WHERE i.import_id = ${importId}::uuid AND i.external_id = c.external_id
    )
    SELECT waiting FROM come`
  return found.map(({ waiting }) => waiting)
}

/** In every circle there is one that stands before what it answers. */
async function takeCircling(tx: Tx, importId: string): Promise<Coming[]> {
  const found = await tx.$queryRaw<{ waiting: Coming }[]>`
    WITH come AS (
      SELECT w.external_id, w.waiting FROM import_rows w
      JOIN import_rows p ON p.import_id = w.import_id AND p.external_id = w.parent_id AND p.number > w.number
      WHERE w.import_id = ${importId}::uuid AND w.waiting IS NOT NULL ORDER BY w.number LIMIT ${AT_ONCE}
    ), freed AS (
      UPDATE import_rows i SET waiting = NULL FROM come c
      WHERE i.import_id = ${importId}::uuid AND i.external_id = c.external_id
    )
    SELECT waiting FROM come`
  return found.map(({ waiting }) => waiting)
}

const UNREAD = 'parent-unread' satisfies RejectedWhy

/**
 * Where a file breaks, names what waits for a parent as not taken: it would stay at the top of its thread when the
 * mended file comes. False where the import was cancelled or another worker is on it.
 */
export async function rejectWaiting(work: Work, read: { doneBytes: number; now: Date }): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const before = await advance(tx, work, { to: work.doneItems, ...read })
    if (!before) return false
    const tallies = work.trial ? await judgeBroken(tx, work, before) : await rejectThem(tx, work.id, before)
    await tx.commentImport.update({ where: { id: work.id }, data: { tallies } })
    return true
  }, PATIENCE)
}

async function rejectThem(tx: Tx, importId: string, before: Tallies): Promise<Tallies> {
  const named = await tx.$executeRaw`
    WITH freed AS (
      UPDATE import_rows SET waiting = NULL WHERE import_id = ${importId}::uuid AND waiting IS NOT NULL
      RETURNING number, place, external_id
    )
    INSERT INTO import_remarks (import_id, number, place, external_id, taken, reason)
    SELECT ${importId}::uuid, number, place, external_id, false, ${UNREAD} FROM freed
    ON CONFLICT (import_id, number) DO UPDATE SET taken = excluded.taken, reason = excluded.reason`
  return named === 0 ? before : { ...before, rejected: { ...before.rejected, [UNREAD]: named } }
}

/** The same in a trial: what would wait then was counted as something else until now. */
async function judgeBroken(tx: Tx, work: Work, before: Tallies): Promise<Tallies> {
  const { id, siteId, settings } = work
  // What is left out passes on what it answers, whether or not it is here. A trial begun by an older version has rows of
  // which nobody noted what they were counted as: they stay what they were.
  const counted = await tx.$queryRaw<{ was: keyof Judged | RejectedWhy; times: number }[]>`
    WITH RECURSIVE ready AS (
      SELECT r.external_id FROM import_rows r WHERE r.import_id = ${id}::uuid AND (
        r.parent_id IS NULL OR r.parent_id = r.external_id
        OR (EXISTS (SELECT 1 FROM comments c
            WHERE c.site_id = ${siteId}::uuid AND c.source = ${settings.source} AND c.external_id = r.parent_id)
          AND NOT EXISTS (SELECT 1 FROM import_rows g
            WHERE g.import_id = r.import_id AND g.external_id = r.parent_id AND g.gone)))
      UNION
      SELECT r.external_id FROM ready a JOIN import_rows r ON r.import_id = ${id}::uuid AND r.parent_id = a.external_id
    ), unread AS (
      SELECT r.number, r.place, r.external_id, coalesce(m.reason, r.waiting #>> '{}') AS was FROM import_rows r
      LEFT JOIN import_remarks m ON m.import_id = r.import_id AND m.number = r.number
      WHERE r.import_id = ${id}::uuid AND NOT r.gone AND NOT EXISTS (SELECT 1 FROM ready y WHERE y.external_id = r.external_id)
        AND coalesce(m.reason, r.waiting #>> '{}') IS NOT NULL
    ), named AS (
      INSERT INTO import_remarks (import_id, number, place, external_id, taken, reason)
      SELECT ${id}::uuid, number, place, external_id, false, ${UNREAD} FROM unread
      ON CONFLICT (import_id, number) DO UPDATE SET taken = excluded.taken, reason = excluded.reason
    )
    SELECT was, count(*)::int AS times FROM unread GROUP BY 1`
  const withoutParent = before.withoutParent + (await nameParents(tx, work))
  return counted.reduce((tallies, { was, times }) => recount(tallies, was, times), { ...before, withoutParent })
}

/** Counts with some rows taken out of what they were counted as, and counted as not read. */
function recount(tallies: Tallies, was: keyof Judged | RejectedWhy, times: number): Tallies {
  const rejected = { ...tallies.rejected, [UNREAD]: (tallies.rejected[UNREAD] ?? 0) + times }
  if (!isRejection(was)) return { ...tallies, rejected, [was]: tallies[was] - times }
  const { [was]: others = 0, ...rest } = rejected
  return { ...tallies, rejected: others === times ? rest : { ...rest, [was]: others - times } }
}

/** What a trial can say of parents when the file has ended: whose are nowhere, and whose stand under another article. */
export async function judgeParents(work: Work, how: How): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const before = await advance(tx, work, { to: work.doneItems, doneBytes: work.bytes, now: how.now })
    if (!before) return false
    const tallies = { ...before, withoutParent: before.withoutParent + (await nameParents(tx, work)) }
    await tx.commentImport.update({ where: { id: work.id }, data: { tallies } })
    return true
  }, PATIENCE)
}

/** Names what would stand at the top of its thread, but for what is named already, and answers how much that is. */
async function nameParents(tx: Tx, { id, siteId, settings }: Work): Promise<number> {
  return tx.$executeRaw`
    WITH RECURSIVE up AS (
      SELECT number, place, external_id, article_id, parent_id FROM import_rows
      WHERE import_id = ${id}::uuid AND NOT gone AND parent_id IS NOT NULL
      UNION
      SELECT u.number, u.place, u.external_id, u.article_id, g.parent_id FROM up u
      JOIN import_rows g ON g.import_id = ${id}::uuid AND g.external_id = u.parent_id AND g.gone
    ), above AS (
      SELECT u.*, p.external_id IS NOT NULL OR c.id IS NOT NULL AS there, coalesce(p.gone, false) AS gone,
        coalesce(a.external_id <> ${scoped(settings.source, '')} || u.article_id, p.article_id <> u.article_id, false) AS elsewhere
      FROM up u LEFT JOIN import_rows p ON p.import_id = ${id}::uuid AND p.external_id = u.parent_id
      LEFT JOIN comments c ON c.site_id = ${siteId}::uuid AND c.source = ${settings.source} AND c.external_id = u.parent_id
      LEFT JOIN articles a ON a.id = c.article_id
      WHERE u.parent_id IS NOT NULL AND u.parent_id <> u.external_id
    )
    INSERT INTO import_remarks (import_id, number, place, external_id, taken, reason)
    SELECT ${id}::uuid, number, place, external_id, true, CASE WHEN there THEN 'parent-elsewhere' ELSE 'parent-missing' END
    FROM above WHERE NOT gone AND (NOT there OR elsewhere) ON CONFLICT (import_id, number) DO NOTHING`
}
