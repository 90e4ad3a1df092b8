import type { StoredRow } from '#lib/datasets/archive/to-archive-row.ts'
import type { Answers, Split } from '#lib/datasets/snapshots/schema.ts'
import { FIRST_ID } from '#lib/db/id.ts'
import { closePool, pool, setDatabase } from '#lib/db/pool.ts'

const ROWS_AT_ONCE = 250

/** In a thread, which has a pool of its own: where the rows are. */
export const readFrom = (database: string): void => setDatabase(database)
export const stopReading = (): Promise<void> => closePool()

type Read = Omit<StoredRow, 'text'> & { text: string | null }

/**
 * The rows of a snapshot in the order of their comments, in pages; while one is worked on the next is read. Throws when
 * a text was erased since.
 */
export async function* snapshotPages(snapshotId: string): AsyncGenerator<StoredRow[]> {
  const read = async (after: string) => (await pool().query<Read>(PAGE, [snapshotId, after, ROWS_AT_ONCE])).rows
  let coming: Promise<Read[]> | null = read(FIRST_ID)
  while (coming) {
    const rows: Read[] = await coming
    const last = rows.at(-1)
    coming = last && rows.length === ROWS_AT_ONCE ? read(last.commentId) : null
    // Whoever stops in the middle waits for nothing more, and a failure is then nobody's.
    coming?.catch(() => undefined)
    if (rows.length > 0) yield rows.map(withText)
  }
}

const PAGE = `
  SELECT r.comment_id AS "commentId", r.split, r.group_key AS "groupKey", r.duplicate_group AS "duplicateGroup",
    v.text, r.answers, r.said, r.about
  FROM snapshot_rows r JOIN revisions v ON v.id = r.revision_id
  WHERE r.snapshot_id = $1 AND r.comment_id > $2 ORDER BY r.comment_id LIMIT $3`

function withText({ text, ...row }: Read): StoredRow {
  if (text === null)
    throw new Error('a comment of the snapshot was erased: publish a new version and withdraw this one')
  return { ...row, text }
}

type Side = { split: Split; answers: Answers; revisionId: string }
export type ChangedRow = { commentId: string; before: Side | null; after: Side | null }

/** What differs between two snapshots, by comment, in pages. */
export async function* changedRows(before: string, after: string): AsyncGenerator<ChangedRow[]> {
  for (let last = FIRST_ID; ; ) {
    const { rows } = await pool().query<ChangedRow>(CHANGED, [before, after, last, ROWS_AT_ONCE])
    if (rows.length > 0) yield rows
    const end = rows.at(-1)
    if (!end || rows.length < ROWS_AT_ONCE) return
    last = end.commentId
  }
}

const side = (row: string) =>
  `CASE WHEN ${row}.comment_id IS NOT NULL THEN jsonb_build_object('split', ${row}.split, 'answers', ${row}.answers, 'revisionId', ${row}.revision_id) END`

const CHANGED = `
  SELECT comment_id AS "commentId", ${side('o')} AS before, ${side('n')} AS after
  FROM (SELECT * FROM snapshot_rows WHERE snapshot_id = $1 AND comment_id > $3) o
  FULL JOIN (SELECT * FROM snapshot_rows WHERE snapshot_id = $2 AND comment_id > $3) n USING (comment_id)
  WHERE (o.split, o.answers, o.revision_id, o.said, o.about) IS DISTINCT FROM (n.split, n.answers, n.revision_id, n.said, n.about)
  ORDER BY comment_id LIMIT $4`
