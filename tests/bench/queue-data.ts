import { db, pool } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { UserError } from '#lib/errors.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { siteByKey } from '#lib/sites/data.ts'
import { createSite } from '#lib/sites/mutations.ts'
import { makePerson } from '#tests/support/desk.ts'

const COMMENTS = 1_000_000
const AT_ONCE = 100_000
const PER_ARTICLE = 200
const ARTICLES = COMMENTS / PER_ARTICLE
const SECTIONS = 20
const AUTHORS = 40_000
const KEY = 'bench-queue'
const WHOLE = 'A million comments in three languages, some of them reported'

/** Every fifth comment waits: 200,000 of them, and 10,000 in each section. */
const STATUS = `CASE WHEN n % 5 = 0 THEN 'pending' WHEN n % 5 = 1 THEN 'hidden' ELSE 'approved' END`

/** Nine of ten are English, one in a hundred is given to somebody. */
const LANGUAGE = `CASE n % 10 WHEN 0 THEN CASE WHEN n % 1000 < 500 THEN 'de' ELSE 'und' END ELSE 'en' END`

/** One of twenty that wait was reported, by one to seven readers. */
const REPORTS = `CASE WHEN n % 100 = 10 THEN 1 + n / 100 % 7 ELSE 0 END`

/** Words of which the first are common and the last rare, as in any language. */
const WORD = `'word' || floor(20000 * power(random(), 4))::int`

const NUMBERS = `n, uuidv7(-(${COMMENTS} - n) * interval '8 seconds') AS id, now() - (${COMMENTS} - n) * interval '8 seconds' AS at`

/** A site with a million comments, of which 200,000 wait. What an earlier run made is taken as it is. */
export async function benchSite(): Promise<string> {
  const known = await siteByKey(KEY)
  if (known?.name === WHOLE) return known.id
  if (known) throw new UserError('The last run stopped while it made its comments: remove its folder first.')
  await createSite({ key: KEY, name: 'In the making' }, { actor: { kind: 'system' }, now: new Date() })
  const site = await siteByKey(KEY)
  if (!site) throw new Error('the site was not made')
  await makePerson('Has some of it')
  await makeAround(site.id)
  for (let first = 1; first <= COMMENTS; first += AT_ONCE) {
    await makeComments(site.id, first, first + AT_ONCE - 1)
    console.error(`made ${first + AT_ONCE - 1} comments`)
  }
  await pool().query('UPDATE sites SET name = $1 WHERE id = $2', [WHOLE, site.id])
  await pool().query('VACUUM ANALYZE')
  return site.id
}

async function makeAround(siteId: string): Promise<void> {
  const sections = Array.from({ length: SECTIONS }, (_, index) => ({
    id: newId(),
    siteId,
    key: `s${index}`,
    name: `Section ${index}`,
  }))
  await db().section.createMany({ data: sections })
  await pool().query(
    `INSERT INTO articles (id, site_id, section_id, external_id, title, created_at)
     SELECT uuidv7(), $1, ($2::uuid[])[1 + (n - 1) % ${SECTIONS}], n::text, 'Article ' || n, now() FROM generate_series(1, ${ARTICLES}) n`,
    [siteId, sections.map((section) => section.id)],
  )
  await pool().query(
    `INSERT INTO authors (id, site_id, key, name) SELECT uuidv7(), $1, n::text, 'Reader ' || n FROM generate_series(1, ${AUTHORS}) n`,
    [siteId],
  )
}

async function makeComments(siteId: string, first: number, last: number): Promise<void> {
  const client = await pool().connect()
  const columns = ATTRIBUTES.map(
    (attribute) => `CASE WHEN scored THEN round(power(random(), 3)::numeric, 4)::real END AS ${attribute}`,
  )
  try {
    await client.query(`SET synchronous_commit = off`)
    await client.query(
      `CREATE TEMP TABLE made AS SELECT ${NUMBERS}, uuidv7() AS revision_id, a.id AS article_id, w.id AS author_id
       FROM generate_series(${first}, ${last}) n
       JOIN articles a ON a.site_id = '${siteId}' AND a.external_id = ((n - 1) / ${PER_ARTICLE} + 1)::text
       JOIN authors w ON w.site_id = '${siteId}' AND w.key = (1 + floor(${AUTHORS} * power((n::bigint * 7919 % 100003) / 100003.0, 3)))::int::text`,
    )
    await client.query(
      `INSERT INTO comments (id, site_id, article_id, author_id, source, position, depth, received_at)
       SELECT id, $1, article_id, author_id, 'page', n, 0, at FROM made ORDER BY n`,
      [siteId],
    )
    await client.query(
      `INSERT INTO revisions (id, site_id, comment_id, number, text, received_at)
       SELECT revision_id, $1, id, 1, (SELECT string_agg(${WORD}, ' ') FROM generate_series(1, 20 + n % 30)), at FROM made ORDER BY n`,
      [siteId],
    )
    await client.query(
      `INSERT INTO comment_states (comment_id, site_id, article_id, author_id, revision_id, status, scoring, flagged,
         reasons, received_at, waiting_since, language, assignee_id, reports, confidence, ${ATTRIBUTES.join(', ')})
       SELECT id, $1, article_id, author_id, revision_id, status, scoring, scored AND toxicity >= 0.7,
         CASE WHEN scored AND toxicity >= 0.7 THEN jsonb_build_array(jsonb_build_object('kind', 'rule', 'attribute', 'toxicity', 'score', toxicity, 'threshold', 0.7)) ELSE '[]' END,
         at, at, ${LANGUAGE}, CASE WHEN n % 100 = 5 THEN (SELECT min(id::text)::uuid FROM users) END, ${REPORTS}, CASE WHEN scored THEN round(random()::numeric, 4)::real END, ${ATTRIBUTES.join(', ')}
       FROM (SELECT *, (${STATUS})::status AS status, (CASE WHEN scored THEN 'scored' ELSE 'failed' END)::scoring AS scoring,
         ${columns.join(', ')} FROM (SELECT *, n % 101 <> 0 AS scored FROM made) m ORDER BY n) m`,
      [siteId],
    )
    await client.query(
      `INSERT INTO reports (id, site_id, comment_id, revision_id, version, reporter, reason, text, reported_at)
       SELECT uuidv7(), $1, id, revision_id, 1, encode(sha256(reader::text::bytea), 'hex'),
         (ARRAY['spam', 'insult', 'hate'])[1 + reader % 3], 'said by ' || reader, at
       FROM made CROSS JOIN LATERAL generate_series(1, ${REPORTS}) AS reader`,
      [siteId],
    )
    await client.query('DROP TABLE made')
  } finally {
    client.release(true)
  }
}
