import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { makeArchiveFile } from '#lib/datasets/archive/archive-file.ts'
import { ARCHIVE_FORMATS } from '#lib/datasets/archive/schema.ts'
import { summariseRows } from '#lib/datasets/snapshots/summarise-rows.ts'
import { db, disconnect, setDatabase } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { migrate } from '#lib/db/migrate.ts'
import { openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { siteByKey } from '#lib/sites/data.ts'
import { createSite } from '#lib/sites/mutations.ts'
import { removeDataDir } from '#tests/support/desk-process.ts'

const ROWS = 300_000
const NOW = new Date('2026-11-22T12:00:00.000Z')

/**
 * A snapshot of 300,000 comments with two answers each as an archive of all formats, twice, in two time zones: seconds
 * of the first, the most memory that this process had in MB, and whether the bytes are the same.
 */
export default async function exportBench(): Promise<object> {
  const dir = await mkdtemp(join(tmpdir(), 'belowline-bench-'))
  const cluster = await openEmbeddedPostgres(join(dir, 'data'))
  try {
    await openNewDatabase(cluster.url)
    const snapshotId = await fillSnapshot()
    const archive = async (name: string, zone: string): Promise<string> => {
      process.env['TZ'] = zone
      const target = join(dir, name)
      const made = await makeArchiveFile({
        snapshotId,
        formats: ARCHIVE_FORMATS,
        redact: true,
        pseudonymKey: 'k'.repeat(32),
        target,
      })
      if (!made.ok) throw new Error(made.reason)
      return target
    }
    const start = performance.now()
    const first = await archive('first.zip', 'Pacific/Kiritimati')
    const seconds = Math.round((performance.now() - start) / 100) / 10
    const second = await archive('second.zip', 'America/Los_Angeles')
    const identicalTwice = (await digest(first)) === (await digest(second))
    const { size: bytes } = await stat(first)
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
    return { name: 'export', bytes, rows: ROWS, seconds, peakMb, identicalTwice }
  } finally {
    await disconnect()
    await cluster.leave()
    await removeDataDir(join(dir, 'data'))
    await rm(dir, { recursive: true, force: true })
  }
}

async function openNewDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create database bench_export')
  await client.end()
  const own = new URL(url)
  own.pathname = '/bench_export'
  await migrate(own.href)
  setDatabase(own.href)
}

async function digest(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Made in the database, so that the memory measured is that of the export. Texts are some 250 characters long. */
async function fillSnapshot(): Promise<string> {
  await createSite({ key: 'bench', name: 'Bench' }, { actor: { kind: 'system' }, now: NOW })
  const site = await siteByKey('bench')
  if (!site) throw new Error('the site was not made')
  const [articleId, datasetId, snapshotId] = [newId(), newId(), newId()]
  await db().article.create({ data: { id: articleId, siteId: site.id, createdAt: NOW } })
  const shares = { trainShare: 0.8, validationShare: 0.1, salt: 'salt', createdAt: NOW }
  const dataset = { id: datasetId, siteId: site.id, key: 'bench', name: 'Bench', description: '', selection: {} }
  await db().dataset.create({ data: { ...dataset, ...shares } })
  const told = {
    number: 1,
    version: '1.0.0',
    selection: { bulk: false, blindOnly: false },
    rowCount: ROWS,
    duplicates: 0,
  }
  const figures = { summary: summariseRows().summary(), difference: {}, createdAt: NOW, publishedAt: NOW }
  await db().snapshot.create({ data: { id: snapshotId, siteId: site.id, datasetId, ...told, ...figures } })
  await db().$transaction((tx) => tx.$executeRawUnsafe(FILL, site.id, articleId, snapshotId, newId(), newId()), {
    timeout: 600_000,
  })
  return snapshotId
}

const FILL = `
  WITH made AS MATERIALIZED (SELECT n, uuidv7((n || ' ms')::interval) AS id, uuidv7() AS revision
    FROM generate_series(1, ${ROWS}) n),
  comments AS (INSERT INTO comments (id, site_id, article_id, source, position, depth, received_at)
    SELECT id, $1::uuid, $2::uuid, 'page', n, 0, now() FROM made),
  texts AS (INSERT INTO revisions (id, site_id, comment_id, number, text, received_at)
    SELECT revision, $1::uuid, id, 1, 'Remark ' || n || ' of a reader: ' || repeat(md5(n::text) || ' ', 7), now() FROM made)
  INSERT INTO snapshot_rows (snapshot_id, comment_id, revision_id, split, group_key, duplicate_group, answers, said, about)
  SELECT $3::uuid, id, revision, (CASE WHEN n % 10 = 0 THEN 'test' WHEN n % 10 = 1 THEN 'validation' ELSE 'train' END)::split,
    md5((n % 5000)::text)::uuid, encode(sha256(n::text::bytea), 'hex'),
    jsonb_build_object('toxicity', jsonb_build_object('positive', n % 3, 'answered', 2)),
    (SELECT jsonb_agg(jsonb_build_object('by', u, 'attribute', 'toxicity', 'value', 'yes', 'seen', false, 'batchId', null,
      'guideline', 1, 'at', '2026-11-22T12:00:00.000Z')) FROM unnest(ARRAY[$4, $5]) u),
    jsonb_build_object('author', md5((n % 999)::text), 'parentId', null, 'postedAt', '2026-11-22T12:00:00.000Z', 'decision',
      'approved', 'scorer', 'embedded@1', 'scores', jsonb_build_object('toxicity', 0.1 + (n % 80) * 0.01, 'insult', 0.25))
  FROM made`
