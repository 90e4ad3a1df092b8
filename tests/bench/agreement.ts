import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { disconnect, pool, setDatabase } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { migrate } from '#lib/db/migrate.ts'
import { countAgreement } from '#lib/labels/agreement/data.ts'
import { measureSite } from '#lib/labels/agreement/measure-site.ts'
import { openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { siteByKey } from '#lib/sites/data.ts'
import { createSite } from '#lib/sites/mutations.ts'
import { removeDataDir } from '#tests/support/desk-process.ts'

const COMMENTS = 10_000
const ANNOTATORS = 3
const ROUNDS = 5
const NOW = new Date('2026-11-22T12:00:00.000Z')

/**
 * What the agreement page computes of 10,000 comments with the answers of three annotators to all seven attributes, out of
 * the database: seconds in the median of five times, and of those how many are the database's.
 */
export default async function agreementBench(): Promise<object> {
  const dir = await mkdtemp(join(tmpdir(), 'belowline-bench-'))
  const cluster = await openEmbeddedPostgres(join(dir, 'data'))
  try {
    await openNewDatabase(cluster.url)
    const siteId = await fill()
    const rounds: { whole: number; counting: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now()
      const counted = await countAgreement({ siteId, scope: 'blind' })
      const counting = performance.now() - start
      const measured = measureSite(counted)
      if (measured.overall.items !== COMMENTS * ATTRIBUTES.length) throw new Error('answers are missing')
      rounds.push({ whole: performance.now() - start, counting })
    }
    const median = (of: 'whole' | 'counting') =>
      Math.round(rounds.map((one) => one[of]).sort((a, b) => a - b)[2] ?? 0) / 1000
    return {
      name: 'agreement',
      comments: COMMENTS,
      annotators: ANNOTATORS,
      attributes: ATTRIBUTES.length,
      seconds: median('whole'),
      countingSeconds: median('counting'),
    }
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
  await client.query('create database bench_agreement')
  await client.end()
  const own = new URL(url)
  own.pathname = '/bench_agreement'
  await migrate(own.href)
  setDatabase(own.href)
}

/** One answer in eight is a yes, and one in ten differs from what most say. */
async function fill(): Promise<string> {
  await createSite({ key: 'bench', name: 'Bench' }, { actor: { kind: 'system' }, now: NOW })
  const site = await siteByKey('bench')
  if (!site) throw new Error('the site was not made')
  const articleId = newId()
  const run = (sql: string, values: unknown[] = []) => pool().query(sql, values)
  await run(`INSERT INTO articles (id, site_id, created_at) VALUES ($1, $2, now())`, [articleId, site.id])
  await run(
    `INSERT INTO users (id, email, name, created_at)
    SELECT uuidv7(), n || '@example.org', 'Annotator ' || n, now() FROM generate_series(1, $1::int) n`,
    [ANNOTATORS],
  )
  await run(
    `WITH made AS MATERIALIZED (SELECT n, uuidv7() AS id, uuidv7() AS revision FROM generate_series(1, $3::int) n),
    added AS (INSERT INTO comments (id, site_id, article_id, source, position, depth, received_at)
      SELECT id, $1, $2, 'page', n, 0, now() FROM made),
    revised AS (INSERT INTO revisions (id, site_id, comment_id, number, text, received_at)
      SELECT revision, $1, id, 1, 'remark ' || n, now() FROM made)
    INSERT INTO comment_states (comment_id, site_id, article_id, revision_id, reasons, received_at)
    SELECT id, $1, $2, revision, '[]', now() FROM made`,
    [site.id, articleId, COMMENTS],
  )
  await run(
    `INSERT INTO label_events (id, site_id, comment_id, revision_id, attribute, value, source, score_seen, guideline_id,
      labelled_by, labelled_at)
    SELECT uuidv7(), $1, s.comment_id, s.revision_id, a,
      CASE WHEN (ascii(md5(s.comment_id::text || a)) % 8 = 0) <> (random() < 0.1) THEN 'yes' ELSE 'no' END::label_value,
      'single', false, (SELECT id FROM guidelines WHERE site_id = $1), u.id, now() - random() * interval '60 days'
    FROM comment_states s CROSS JOIN unnest($2::text[]) a CROSS JOIN users u`,
    [site.id, [...ATTRIBUTES]],
  )
  await run('ANALYZE')
  return site.id
}
