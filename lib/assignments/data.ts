import type { OwnAssignment } from '#lib/assignments/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import type { LabelValue, MarkedSpan } from '#lib/labels/schema.ts'

type Row = Omit<OwnAssignment, 'labels' | 'spans'>

/** An assignment of this annotator with what they said of it; null where it is not theirs, or its text was erased. */
export async function ownAssignment(id: string, userId: string, tx: Tx = db()): Promise<OwnAssignment | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT a.id, r.text, ar.title AS article, pr.text AS parent
    FROM assignments a JOIN revisions r ON r.id = a.revision_id JOIN comments c ON c.id = a.comment_id
    JOIN articles ar ON ar.id = c.article_id
    LEFT JOIN comment_states ps ON ps.comment_id = c.parent_id LEFT JOIN revisions pr ON pr.id = ps.revision_id
    WHERE a.id = ${id}::uuid AND a.annotator_id = ${userId}::uuid AND r.text IS NOT NULL`
  return row ? { ...row, ...(await saidOf(tx, id)) } : null
}

type Said = { attribute: string; value: LabelValue; spans: MarkedSpan[] }

/** The newest that was said in answer to an assignment. */
async function saidOf(tx: Tx, id: string): Promise<Pick<OwnAssignment, 'labels' | 'spans'>> {
  const rows = await tx.$queryRaw<Said[]>`
    SELECT DISTINCT ON (attribute) attribute, value::text AS value, spans FROM label_events
    WHERE assignment_id = ${id}::uuid ORDER BY attribute, id DESC`
  return {
    labels: Object.fromEntries(rows.map(({ attribute, value }) => [attribute, value])),
    spans: Object.fromEntries(
      rows.filter((row) => row.spans.length > 0).map(({ attribute, spans }) => [attribute, spans]),
    ),
  }
}
