import { db } from '#lib/db/client.ts'

/** So many rows of differences are read in no time: fewer are left as they are. */
const LEFT_ALONE = 500
const AT_ONCE = 100_000

/**
 * Puts the differences of `queue_counts` together, a row for each place. One statement: whoever counts meanwhile sees
 * the rows before or the rows after, and their sum is the same. Two at once take different rows.
 */
export async function compactCounts(): Promise<void> {
  const [{ rows } = { rows: 0 }] = await db().$queryRaw<{ rows: number }[]>`
    SELECT count(*)::int AS rows FROM (SELECT FROM queue_counts LIMIT ${LEFT_ALONE + 1}) c`
  if (rows <= LEFT_ALONE) return
  await db().$executeRaw`
    WITH taken AS (
      DELETE FROM queue_counts WHERE id IN (SELECT id FROM queue_counts ORDER BY id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
      RETURNING site_id, status, flagged, unscored, change
    )
    INSERT INTO queue_counts (site_id, status, flagged, unscored, change)
    SELECT site_id, status, flagged, unscored, sum(change) FROM taken GROUP BY 1, 2, 3, 4 HAVING sum(change) <> 0`
}
