import { recordEvent } from '#lib/audit/mutations.ts'
import { openBatch } from '#lib/batches/mutations.ts'
import { exportPseudonym } from '#lib/datasets/export-pseudonym.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { annotatorsOf, findComments, guidelinesOf } from '#lib/label-imports/data.ts'
import { judgeRow } from '#lib/label-imports/judge-row.ts'
import { annotatesAs, TOGETHER } from '#lib/label-imports/name-annotators.ts'
import type { LabelRow, Rejected } from '#lib/label-imports/schema.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'
import { mergesOf, readAs } from '#lib/labels/attributes/read-as.ts'
import { attributeRead } from '#lib/labels/held-sql.ts'

export type Importer = { siteId: string; userId: string; now: Date; pseudonymKey: string }

/** `fresh` are the annotators who were not known before, by what `annotatesAs` answers. */
type Took = { comments: number; added: number; known: number; fresh: string[]; rejected: Rejected[] }
type Chunk = {
  batchId: string
  rows: readonly LabelRow[]
  blind: boolean
  /** Nothing is kept: it is done, counted and taken back. */
  trial: boolean
}

class TakenBack extends Error {
  readonly took: Took
  constructor(took: Took) {
    super('a trial is taken back')
    this.took = took
  }
}

/**
 * Appends what rows of a file say, in one transaction. What their annotators have said already is known and not said
 * again, so that a file may come twice. Rows whose comment is not here, or has another text, are named.
 */
export async function importChunk(chunk: Chunk, by: Importer): Promise<Took> {
  try {
    return await db().$transaction(
      async (tx) => {
        const took = await takeRows(tx, chunk, by)
        if (chunk.trial) throw new TakenBack(took)
        return took
      },
      { timeout: 120_000 },
    )
  } catch (error) {
    if (error instanceof TakenBack) return error.took
    throw error
  }
}

async function takeRows(tx: Tx, { batchId, rows, blind }: Chunk, by: Importer): Promise<Took> {
  const { siteId, now } = by
  await openBatch(tx, { id: batchId, siteId, kind: 'label', createdBy: by.userId, createdAt: now })
  const places = await findComments(tx, siteId, rows)
  const judged = rows.map((row, i) => judgeRow(row, places[i] ?? []))
  const meant = judged.flatMap((one, i) =>
    one.ok && rows[i] ? [{ row: rows[i], here: one.comment, spans: one.spans }] : [],
  )
  const { idOf, fresh } = await knowAnnotators(tx, meant.map(({ row }) => row.annotator), by) // biome-ignore format: one thought
  const guidelines = await guidelinesOf(tx, siteId)
  const merges = mergesOf(await siteAttributes(siteId, tx))
  const guidelineOf = (row: LabelRow) => guidelines.byNumber.get(row.guideline ?? 0) ?? guidelines.current
  const events = meant.flatMap(({ row, here, spans }) =>
    Object.entries(row.labels).map(([attribute, value]) => ({
      id: newId(),
      commentId: here.commentId,
      revisionId: here.revisionId,
      attribute: readAs(merges, attribute),
      value,
      spans: spans && (spans[attribute] ?? []),
      source: row.bulk ? 'bulk' : 'imported',
      scoreSeen: row.scoreSeen ?? !blind,
      guidelineId: guidelineOf(row),
      labelledBy: idOf(row.annotator),
      labelledAt: (row.labelledAt ?? now).toISOString(),
    })),
  )
  const skips = meant.flatMap(({ row, here }) => {
    if (!row.skip) return []
    const { reason, at } = row.skip
    const about = { commentId: here.commentId, revisionId: here.revisionId, guidelineId: guidelineOf(row) }
    return [{ id: newId(), ...about, reason, skippedBy: idOf(row.annotator), skippedAt: (at ?? now).toISOString() }]
  })
  const added =
    (await appendEvents(tx, { batchId, siteId, events })) + (await appendSkips(tx, { batchId, siteId, skips }))
  const rejected = judged.flatMap((one) => (one.ok ? [] : [one.rejected]))
  const comments = new Set(meant.map(({ here }) => here.commentId)).size
  return { comments, added, known: events.length + skips.length - added, fresh, rejected }
}

/** Annotators by what the file calls them: those whom our exports call so, those who came before, and new ones. */
async function knowAnnotators(tx: Tx, names: readonly (string | null)[], { siteId, now, pseudonymKey }: Importer) {
  const here = new Map(
    (await annotatorsOf(tx, siteId)).map((id) => [exportPseudonym(pseudonymKey, 'annotator', id), id]),
  )
  const strangers = new Map(
    [...new Set(names.map((name) => name ?? TOGETHER))]
      .filter((name) => !here.has(name))
      .map((name) => [annotatesAs(siteId, name), name] as const),
  )
  const users = [...strangers].map(([key, name]) => ({
    id: newId(),
    annotatesAs: key,
    name: name.slice(0, 100),
    email: `${key.slice(0, 32)}@annotators.invalid`,
    active: false,
    createdAt: now,
  }))
  await tx.user.createMany({ data: users, skipDuplicates: true })
  const known = await tx.user.findMany({
    where: { annotatesAs: { in: [...strangers.keys()] } },
    select: { id: true, annotatesAs: true },
  })
  const ids = new Map(known.map(({ id, annotatesAs: key }) => [key ?? '', id]))
  const idOf = (name: string | null): string => {
    const id = here.get(name ?? TOGETHER) ?? ids.get(annotatesAs(siteId, name ?? TOGETHER))
    if (!id) throw new Error('an annotator was not made')
    return id
  }
  const made = new Set(users.map(({ id }) => id))
  return { idOf, fresh: known.filter(({ id }) => made.has(id)).map(({ annotatesAs: key }) => key ?? '') }
}

type Appended = { batchId: string; siteId: string; events: readonly object[] }

/** What differs from what the same annotator said last of the same text. Where the file tells no marks they stay. */
async function appendEvents(tx: Tx, { batchId, siteId, events }: Appended): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO label_events (id, site_id, comment_id, revision_id, attribute, value, source, score_seen, guideline_id,
      batch_id, labelled_by, labelled_at, spans)
    SELECT e.id, ${siteId}::uuid, e."commentId", e."revisionId", e.attribute, e.value::label_value,
      e.source::label_source, e."scoreSeen", e."guidelineId", ${batchId}::uuid, e."labelledBy", e."labelledAt",
      coalesce(nullif(e.spans, 'null'), '[]')
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS e(id uuid, "commentId" uuid, "revisionId" uuid,
      attribute text, value text, source text, "scoreSeen" boolean, "guidelineId" uuid, "labelledBy" uuid,
      "labelledAt" timestamptz, spans jsonb)
    LEFT JOIN LATERAL (
      SELECT l.value, l.spans FROM label_events l
      WHERE l.comment_id = e."commentId" AND l.labelled_by = e."labelledBy" AND ${attributeRead('l')} = e.attribute
        AND l.revision_id = e."revisionId"
      ORDER BY l.id DESC LIMIT 1) AS before ON true
    WHERE coalesce(before.value, 'cleared') <> e.value::label_value OR before.spans <> nullif(e.spans, 'null')`
}

type Skipped = { batchId: string; siteId: string; skips: readonly object[] }

/** Skips for another reason than the one that the same annotator gave last for the same text. */
async function appendSkips(tx: Tx, { batchId, siteId, skips }: Skipped): Promise<number> {
  if (skips.length === 0) return 0
  return tx.$executeRaw`
    INSERT INTO label_skips (id, site_id, comment_id, revision_id, reason, guideline_id, batch_id, skipped_by, skipped_at)
    SELECT e.id, ${siteId}::uuid, e."commentId", e."revisionId", e.reason, e."guidelineId", ${batchId}::uuid,
      e."skippedBy", e."skippedAt"
    FROM jsonb_to_recordset(${JSON.stringify(skips)}::jsonb) AS e(id uuid, "commentId" uuid, "revisionId" uuid,
      reason text, "guidelineId" uuid, "skippedBy" uuid, "skippedAt" timestamptz)
    LEFT JOIN LATERAL (
      SELECT k.reason FROM label_skips k
      WHERE k.comment_id = e."commentId" AND k.skipped_by = e."skippedBy" AND k.revision_id = e."revisionId"
      ORDER BY k.id DESC LIMIT 1) AS before ON true
    WHERE before.reason IS DISTINCT FROM e.reason`
}

export type Ended = { batchId: string; rows: number; added: number; rejected: number }

/** Puts an import on record. */
export async function recordImport({ batchId, ...payload }: Ended, { siteId, userId, now }: Importer): Promise<void> {
  const about = { actor: { kind: 'user' as const, id: userId }, siteId, subjectId: batchId }
  await recordEvent(db(), { name: 'labels.imported', ...about, payload }, now)
}
