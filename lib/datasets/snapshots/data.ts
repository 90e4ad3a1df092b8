import { labelledAfter, positive, rowPairs } from '#lib/datasets/snapshots/labelled-sql.ts'
import type { About, Difference, Said, Selection, SettledLabels, Summary } from '#lib/datasets/snapshots/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { FIRST_ID } from '#lib/db/id.ts'
import { orderAttributes } from '#lib/labels/attributes/order-attributes.ts'

const ROWS_AT_ONCE = 1000

export type Labelled = {
  commentId: string
  revisionId: string
  text: string | null
  groupKey: string
  said: Said[] | null
  settled: SettledLabels
  about: About
}

/** All labelled comments of a site in the order of their ids, in pages. */
export async function* labelledPages(tx: Tx, siteId: string): AsyncGenerator<Labelled[]> {
  for (let after = FIRST_ID; ; ) {
    const rows = await tx.$queryRaw<Labelled[]>(labelledAfter(siteId, { after, limit: ROWS_AT_ONCE }))
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < ROWS_AT_ONCE) return
    after = last.commentId
  }
}

/** How the rows of a snapshot differ from those of another, or from none. */
export async function differenceOf(tx: Tx, before: string | null, after: string): Promise<Difference> {
  const both = Prisma.sql`o.comment_id IS NOT NULL AND n.comment_id IS NOT NULL`
  const [counted] = await tx.$queryRaw<Omit<Difference, 'perLabel'>[]>`
    SELECT count(*) FILTER (WHERE o.snapshot_id IS NULL)::int AS added,
      count(*) FILTER (WHERE n.snapshot_id IS NULL)::int AS removed,
      count(*) FILTER (WHERE ${both} AND o.answers <> n.answers)::int AS relabelled,
      count(*) FILTER (WHERE ${both} AND o.revision_id <> n.revision_id)::int AS "textChanged",
      count(*) FILTER (WHERE ${both} AND o.split <> n.split)::int AS "splitMoved",
      count(*) FILTER (WHERE ${both} AND (o.said, o.about) <> (n.said, n.about) AND o.answers = n.answers
        AND o.revision_id = n.revision_id)::int AS otherwise
    FROM ${rowPairs(before, after)}`
  if (!counted) throw new Error('a count has no row')
  return { ...counted, perLabel: await labelChanges(tx, before, after) }
}

async function labelChanges(tx: Tx, before: string | null, after: string): Promise<Difference['perLabel']> {
  const name = Prisma.sql`a.attribute`
  const was = Prisma.sql`coalesce(${positive(Prisma.sql`o.answers`, name)}, false)`
  const is = Prisma.sql`coalesce(${positive(Prisma.sql`n.answers`, name)}, false)`
  const rows = await tx.$queryRaw<{ attribute: string; plus: number; minus: number }[]>`
    SELECT a.attribute, count(*) FILTER (WHERE ${is} AND NOT ${was})::int AS plus,
      count(*) FILTER (WHERE ${was} AND NOT ${is})::int AS minus
    FROM ${rowPairs(before, after)}
    CROSS JOIN LATERAL jsonb_object_keys(coalesce(o.answers, '{}') || coalesce(n.answers, '{}')) AS a(attribute)
    WHERE o.answers IS DISTINCT FROM n.answers GROUP BY a.attribute`
  const changed = new Map(rows.filter(({ plus, minus }) => plus + minus > 0).map((row) => [row.attribute, row]))
  return Object.fromEntries(
    orderAttributes(changed.keys()).map((key) => [
      key,
      { '+': changed.get(key)?.plus ?? 0, '-': changed.get(key)?.minus ?? 0 },
    ]),
  )
}

export type SnapshotLine = {
  id: string
  number: number
  version: string
  rowCount: number
  duplicates: number
  summary: Summary
  difference: Difference
  createdAt: Date
  publishedAt: Date | null
  discardedAt: Date | null
  withdrawnAt: Date | null
  withdrawnWhy: string | null
  /** How many of its comments were erased since: it cannot be exported any more as it was. */
  erased: number
  /** The ids of the first twenty of these. */
  erasedIds: string[]
}

export type DatasetLine = { id: string; key: string; name: string; description: string; createdAt: Date }

/** The datasets of a site, the newest first. */
export async function listDatasets(siteId: string): Promise<DatasetLine[]> {
  const select = { id: true, key: true, name: true, description: true, createdAt: true }
  return db().dataset.findMany({ where: { siteId }, orderBy: { id: 'desc' }, select })
}

export type DatasetInFull = DatasetLine & { selection: Selection; train: number; validation: number }

/** A dataset of the site by its key; null where there is none. */
export async function datasetByKey(siteId: string, key: string): Promise<DatasetInFull | null> {
  const found = await db().dataset.findUnique({ where: { siteId_key: { siteId, key } } })
  if (!found) return null
  const { id, name, description, createdAt, trainShare: train, validationShare: validation } = found
  return { id, key, name, description, createdAt, train, validation, selection: found.selection as Selection }
}

/** The snapshots of a dataset, the newest first. */
export async function listSnapshots(datasetId: string): Promise<SnapshotLine[]> {
  return db().$queryRaw<SnapshotLine[]>`
    SELECT s.id, s.number, s.version, s.row_count AS "rowCount", s.duplicates, s.summary, s.difference,
      s.created_at AS "createdAt", s.published_at AS "publishedAt", s.discarded_at AS "discardedAt",
      s.withdrawn_at AS "withdrawnAt", s.withdrawn_why AS "withdrawnWhy",
      e.erased, e.ids AS "erasedIds"
    FROM snapshots s CROSS JOIN LATERAL (SELECT count(*)::int AS erased,
        coalesce((array_agg(r.comment_id::text ORDER BY r.comment_id))[:20], '{}') AS ids
      FROM snapshot_rows r JOIN revisions v ON v.id = r.revision_id
      WHERE r.snapshot_id = s.id AND v.text IS NULL) e
    WHERE s.dataset_id = ${datasetId}::uuid ORDER BY s.number DESC`
}
