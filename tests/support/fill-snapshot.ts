import { summariseRows } from '#lib/datasets/snapshots/summarise-rows.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { NOW } from '#tests/support/desk.ts'

export type Filled = { siteId: string; datasetId: string; snapshotId: string }

/**
 * A published snapshot of so many comments, of some 250 characters and with two answers each, made in the database: what
 * is measured or killed on it is the archive alone.
 */
export async function fillSnapshot(rows: number, { siteId, key }: { siteId: string; key: string }): Promise<Filled> {
  const [articleId, datasetId, snapshotId] = [newId(), newId(), newId()]
  await db().article.create({ data: { id: articleId, siteId, createdAt: NOW } })
  const shares = { trainShare: 0.8, validationShare: 0.1, salt: 'salt', createdAt: NOW }
  await db().dataset.create({
    data: { id: datasetId, siteId, key, name: key, description: '', selection: {}, ...shares },
  })
  const selection = { bulk: false, blindOnly: false }
  const told = { number: 1, version: '1.0.0', selection, rowCount: rows, duplicates: 0 }
  const figures = { summary: summariseRows().summary(), difference: {}, createdAt: NOW, publishedAt: NOW }
  await db().snapshot.create({ data: { id: snapshotId, siteId, datasetId, ...told, ...figures } })
  await db().$transaction((tx) => tx.$executeRawUnsafe(FILL, rows, siteId, articleId, snapshotId, newId(), newId()), {
    timeout: 600_000,
  })
  return { siteId, datasetId, snapshotId }
}

const FILL = `
  WITH made AS MATERIALIZED (SELECT n, uuidv7((n || ' ms')::interval) AS id, uuidv7() AS revision
    FROM generate_series(1, $1::int) n),
  comments AS (INSERT INTO comments (id, site_id, article_id, source, position, depth, received_at)
    SELECT id, $2::uuid, $3::uuid, 'page', n, 0, now() FROM made),
  texts AS (INSERT INTO revisions (id, site_id, comment_id, number, text, received_at)
    SELECT revision, $2::uuid, id, 1, 'Remark ' || n || ' of a reader: ' || repeat(md5(n::text) || ' ', 7), now() FROM made)
  INSERT INTO snapshot_rows (snapshot_id, comment_id, revision_id, split, group_key, duplicate_group, answers, said, about)
  SELECT $4::uuid, id, revision, (CASE WHEN n % 10 = 0 THEN 'test' WHEN n % 10 = 1 THEN 'validation' ELSE 'train' END)::split,
    md5((n % 5000)::text)::uuid, encode(sha256(n::text::bytea), 'hex'),
    jsonb_build_object('toxicity', jsonb_build_object('positive', n % 3, 'answered', 2)),
    (SELECT jsonb_agg(jsonb_build_object('by', u, 'attribute', 'toxicity', 'value', 'yes', 'seen', false, 'batchId', null,
      'guideline', 1, 'at', '2026-11-22T12:00:00.000Z')) FROM unnest(ARRAY[$5, $6]) u),
    jsonb_build_object('author', md5((n % 999)::text), 'parentId', null, 'postedAt', '2026-11-22T12:00:00.000Z', 'decision',
      'approved', 'scorer', 'embedded@1', 'scores', jsonb_build_object('toxicity', 0.1 + (n % 80) * 0.01, 'insult', 0.25))
  FROM made`
