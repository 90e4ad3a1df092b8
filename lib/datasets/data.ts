import { exportPseudonym } from '#lib/datasets/export-pseudonym.ts'
import { orderSpans } from '#lib/datasets/order-spans.ts'
import type { LabelledComment } from '#lib/datasets/schema.ts'
import { pool } from '#lib/db/client.ts'
import { FIRST_ID } from '#lib/db/id.ts'
import type { MarkedSpans } from '#lib/labels/schema.ts'

const ROWS_AT_ONCE = 500

type Row = Omit<
  LabelledComment,
  'annotator' | 'author' | 'postedAt' | 'labelledAt' | 'skippedAt' | 'labels' | 'spans'
> & {
  revisionId: string
  annotator: string
  author: string | null
  postedAt: Date | null
  labelledAt: Date | null
  skippedAt: Date | null
  labels: LabelledComment['labels'] | null
  spans: MarkedSpans | null
}

/** The attribute that an event `l` is read as said of, beside the join of `m`. */
const READ = 'coalesce(m.merged_into, l.attribute)'
const MERGED = 'LEFT JOIN label_attributes m ON m.site_id = l.site_id AND m.key = l.attribute'

/** The texts and annotators of a site after one, of whatever table holds who `by` said something. */
const after = (table: string, by: string) => `
  SELECT k.comment_id, k.${by} AS labelled_by, k.revision_id FROM ${table} k
  WHERE k.site_id = $1 AND (k.comment_id, k.${by}, k.revision_id) > ($2::uuid, $3::uuid, $4::uuid)
  GROUP BY k.comment_id, k.${by}, k.revision_id ORDER BY k.comment_id, k.${by}, k.revision_id LIMIT $5`

/**
 * Each annotator's newest labels of each text, grouped: a changed text is another row, for what was said of the one
 * need not hold of the other. A merged attribute is read as what it became. What was cleared or erased leaves a row
 * without labels, skip or text, which is not exported.
 */
const PAGE = `
  WITH picked AS (
    SELECT * FROM ((${after('label_events', 'labelled_by')}) UNION (${after('label_skips', 'skipped_by')})) k
    ORDER BY comment_id, labelled_by, revision_id LIMIT $5
  ), newest AS (
    SELECT DISTINCT ON (l.comment_id, l.labelled_by, l.revision_id, ${READ}) l.id, l.comment_id, l.labelled_by, l.revision_id,
      ${READ} AS attribute, l.value, l.spans, l.labelled_at, l.score_seen, l.source, l.guideline_id
    FROM picked JOIN label_events l USING (comment_id, labelled_by, revision_id) ${MERGED}
    ORDER BY l.comment_id, l.labelled_by, l.revision_id, ${READ}, l.id DESC
  ), grouped AS (
    SELECT p.*, jsonb_object_agg(n.attribute, n.value) FILTER (WHERE n.id IS NOT NULL) AS labels,
      jsonb_object_agg(n.attribute, n.spans) FILTER (WHERE n.spans <> '[]') AS spans,
      max(n.labelled_at) AS labelled_at, coalesce(bool_or(n.score_seen), false) AS score_seen,
      coalesce(bool_or(n.source = 'bulk'), false) AS bulk, (array_agg(n.guideline_id ORDER BY n.id DESC))[1] AS guideline_id
    FROM picked p LEFT JOIN newest n ON n.comment_id = p.comment_id AND n.labelled_by = p.labelled_by
      AND n.revision_id = p.revision_id AND n.value <> 'cleared'
    GROUP BY p.comment_id, p.labelled_by, p.revision_id
  )
  SELECT g.comment_id AS "commentId", r.id AS "revisionId", r.number AS revision, c.article_id AS "articleId",
    a.title AS "articleTitle", au.key AS author, c.posted_at AS "postedAt", c.posted_at_text AS "postedAtText", r.text,
    g.labelled_by AS annotator, g.labelled_at AS "labelledAt", gl.number AS guideline, g.score_seen AS "scoreSeen",
    g.bulk, g.labels, g.spans, s.reason AS "skipReason", CASE WHEN s.reason IS NOT NULL THEN s.skipped_at END AS "skippedAt"
  FROM grouped g
  JOIN comments c ON c.id = g.comment_id
  JOIN articles a ON a.id = c.article_id
  JOIN revisions r ON r.id = g.revision_id
  LEFT JOIN LATERAL (SELECT k.reason, k.skipped_at, k.guideline_id FROM label_skips k
    WHERE k.comment_id = g.comment_id AND k.skipped_by = g.labelled_by AND k.revision_id = g.revision_id
    ORDER BY k.id DESC LIMIT 1) s ON true
  LEFT JOIN guidelines gl ON gl.id = coalesce(g.guideline_id, s.guideline_id)
  LEFT JOIN authors au ON au.id = c.author_id
  ORDER BY g.comment_id, g.labelled_by, g.revision_id`

/** The rows that `PAGE` would give, all of them counted. */
const COUNT = `
  WITH newest AS (
    SELECT DISTINCT ON (l.comment_id, l.labelled_by, l.revision_id, ${READ}) l.comment_id, l.labelled_by, l.revision_id, l.value
    FROM label_events l ${MERGED}
    WHERE l.site_id = $1 ORDER BY l.comment_id, l.labelled_by, l.revision_id, ${READ}, l.id DESC
  ), skipped AS (
    SELECT DISTINCT ON (comment_id, skipped_by, revision_id) comment_id, skipped_by, revision_id, reason
    FROM label_skips WHERE site_id = $1 ORDER BY comment_id, skipped_by, revision_id, id DESC
  ), grouped AS (
    SELECT comment_id, labelled_by, revision_id FROM newest WHERE value <> 'cleared'
    UNION SELECT comment_id, skipped_by, revision_id FROM skipped WHERE reason IS NOT NULL
  )
  SELECT count(*)::int AS rows, count(DISTINCT g.comment_id)::int AS comments,
    count(DISTINCT g.labelled_by)::int AS annotators
  FROM grouped g JOIN revisions r ON r.id = g.revision_id WHERE r.text IS NOT NULL`

/** How much an export of the site would hold now: a row for each text and annotator. */
export async function countLabelled(siteId: string): Promise<{ rows: number; comments: number; annotators: number }> {
  const { rows } = await pool().query<{ rows: number; comments: number; annotators: number }>(COUNT, [siteId])
  return rows[0] ?? { rows: 0, comments: 0, annotators: 0 }
}

const START = { commentId: FIRST_ID, annotator: FIRST_ID, revisionId: FIRST_ID }

/**
 * All labelled comments of a site as they were at one moment, in the order of comments, annotators and revisions,
 * however many: read by key inside one read-only snapshot. Pseudonyms are keyed with `pseudonymKey`. A reader that
 * takes nothing for `patience` milliseconds has the snapshot ended under it; going on then throws. `ended` is called
 * when the snapshot is gone, whichever way.
 */
export async function* labelledComments(
  siteId: string,
  pseudonymKey: string,
  { patience = PATIENCE, ended = () => {} }: { patience?: number; ended?: () => void } = {},
): AsyncGenerator<LabelledComment> {
  const snapshot = await openSnapshot(patience, ended)
  try {
    let last = START
    for (;;) {
      const from = [siteId, last.commentId, last.annotator, last.revisionId, ROWS_AT_ONCE]
      const { rows } = await snapshot.client.query<Row>(PAGE, from)
      for (const row of rows)
        if ((row.labels || row.skipReason) && row.text !== null) yield toLabelled(row, pseudonymKey)
      const end = rows.at(-1)
      if (!end || rows.length < ROWS_AT_ONCE) return
      last = end
    }
  } finally {
    await snapshot.close()
  }
}

/** How long a reader may take nothing: its snapshot keeps a connection, and the database from tidying up. */
const PATIENCE = 60_000

/** A read-only view of one moment. Its connection goes back to the pool however it ends, also when nobody closes it. */
async function openSnapshot(patience: number, ended: () => void) {
  const client = await pool().connect()
  let held = true
  const giveBack = (broken?: unknown) => {
    if (!held) return
    held = false
    client.off('end', cut)
    client.release(broken instanceof Error ? broken : undefined)
    ended()
  }
  const cut = () => giveBack(new Error('the snapshot was ended'))
  client.once('end', cut)
  const close = async () => {
    if (held) await client.query('ROLLBACK').then(() => giveBack(), giveBack)
  }
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`SET LOCAL idle_in_transaction_session_timeout = ${Number(patience)}`)
    return { client, close }
  } catch (error) {
    giveBack(error)
    throw error
  }
}

function toLabelled({ revisionId: _, ...row }: Row, key: string): LabelledComment {
  return {
    ...row,
    author: row.author && exportPseudonym(key, 'author', row.author),
    annotator: exportPseudonym(key, 'annotator', row.annotator),
    postedAt: row.postedAt?.toISOString() ?? null,
    labelledAt: row.labelledAt?.toISOString() ?? null,
    labels: row.labels ?? {},
    spans: orderSpans(row.spans ?? {}),
    skippedAt: row.skippedAt?.toISOString() ?? null,
  }
}
