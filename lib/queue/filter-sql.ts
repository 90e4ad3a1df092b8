import { Prisma } from '#lib/db/generated/client.ts'
import type { View } from '#lib/queue/schema.ts'
import { scoreColumn } from '#lib/queue/score-sql.ts'
import { NOBODY, readBand } from '#lib/queue/views.ts'
import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'

type Condition<T> = (value: T) => Prisma.Sql
type Conditions = { [F in Exclude<keyof View, 'queue' | 'order'>]-?: Condition<NonNullable<View[F]>> }

/**
 * Ids are UUIDv7: their first 48 bits are the milliseconds of their making, which is within this of the comment's
 * arrival. So a filter by time can also be one on ids, in whose order the indexes stand.
 */
const SLACK = Prisma.sql`interval '1 hour'`

const idAt = (moment: Prisma.Sql) =>
  Prisma.sql`(lpad(to_hex(greatest(0, extract(epoch FROM ${moment}) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid`

/** The moment itself is found once, in a query of its own, and not for every row that it is compared with. */
const from = (moment: Prisma.Sql) =>
  Prisma.sql`(s.received_at >= (SELECT ${moment}) AND s.comment_id >= ${idAt(Prisma.sql`${moment} - ${SLACK}`)})`

const before = (moment: Prisma.Sql) =>
  Prisma.sql`(s.received_at < (SELECT ${moment}) AND s.comment_id < ${idAt(Prisma.sql`${moment} + ${SLACK}`)})`

const UNITS = { h: Prisma.sql`interval '1 hour'`, d: Prisma.sql`interval '1 day'` }

/** So long ago as `24h` or `7d` says. */
const ago = (age: string) =>
  Prisma.sql`(now() - ${Number.parseInt(age, 10)}::int * ${age.endsWith('h') ? UNITS.h : UNITS.d})`

const at = (moment: string) => Prisma.sql`${moment}::text::timestamptz`

/** Scores in a band, in the words of the indexes that stand in the order of scores. */
function inBand(text: string): Prisma.Sql {
  const band = readBand(text)
  if (!band) throw new Error('a view held a band that was not read')
  const column = scoreColumn(band.attribute)
  const upper = band.to === 1 ? Prisma.sql`<= 1::real` : Prisma.sql`< ${band.to}::float8::real`
  return Prisma.sql`(${column} >= ${band.from}::float8::real AND ${column} ${upper})`
}

/** What the rule on an attribute caught, in the words of the index that it is counted by. */
export const caughtBy = (attribute: Attribute): Prisma.Sql =>
  Prisma.sql`s.flagged AND s.caught & ${2 ** ATTRIBUTES.indexOf(attribute)}::int <> 0`

/** The texts that `f`, a row of revisions, must have. */
export const saying = (words: string): Prisma.Sql =>
  Prisma.sql`f.search @@ websearch_to_tsquery('english'::regconfig, ${words})`

/** What each filter asks of `s`, a row of comment_states. What an index says is said as the index spells it. */
const CONDITIONS: Conditions = {
  text: (words) => Prisma.sql`EXISTS (SELECT FROM revisions f WHERE f.id = s.revision_id AND ${saying(words)})`,
  section: (id) => Prisma.sql`s.article_id IN (SELECT a.id FROM articles a WHERE a.section_id = ${id}::uuid)`,
  article: (id) => Prisma.sql`s.article_id = ${id}::uuid`,
  author: (id) => Prisma.sql`s.author_id = ${id}::uuid`,
  assignee: (id) => (id === NOBODY ? Prisma.sql`s.assignee_id IS NULL` : Prisma.sql`s.assignee_id = ${id}::uuid`),
  band: inBand,
  // Only what a rule caught is flagged, and the flagged have indexes of their own.
  rule: (attribute) => Prisma.sql`(s.flagged AND s.reasons @> ${JSON.stringify([{ kind: 'rule', attribute }])}::jsonb)`,
  scoring: (state) => Prisma.sql`s.scoring = ${state}::scoring`,
  reported: () => Prisma.sql`s.reports > 0`,
  language: (code) => Prisma.sql`s.language = ${code}`,
  newer: (age) => from(ago(age)),
  older: (age) => before(ago(age)),
  after: (moment) => from(at(moment)),
  before: (moment) => before(at(moment)),
  decidedAfter: (moment) => Prisma.sql`s.decided_at >= ${at(moment)}`,
  decidedBefore: (moment) => Prisma.sql`s.decided_at < ${at(moment)}`,
}

/** What narrows a view, each with AND before it. */
export function filterConditions(view: Omit<View, 'queue' | 'order'>): Prisma.Sql {
  const asked = (Object.keys(CONDITIONS) as (keyof Conditions)[]).flatMap((filter) => {
    const value = view[filter]
    const condition = CONDITIONS[filter] as Condition<NonNullable<typeof value>>
    return value === undefined ? [] : [Prisma.sql` AND ${condition(value)}`]
  })
  return asked.length === 0 ? Prisma.empty : Prisma.join(asked, '')
}
