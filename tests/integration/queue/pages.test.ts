import { beforeAll, describe, expect, it } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { queueCounts, viewCount } from '#lib/queue/counts/data.ts'
import { readCursor } from '#lib/queue/cursor.ts'
import { queuePage } from '#lib/queue/data.ts'
import { forPerson, viewQuery } from '#lib/queue/schema.ts'
import { AUTHOR_COUNTED, type Order, ordersOf, PAGE_SIZE, QUEUES, type QueueName } from '#lib/queue/views.ts'
import type { Attribute } from '#lib/scoring/schema.ts'
import { makeArticle, makePerson, makeSite } from '#tests/support/desk.ts'
import { fillQueue } from '#tests/support/fill-queue.ts'

const COMMENTS = 450

/** What waits is little beside what is decided: walking all comments to find it would cost more with every day. */
const WAITING: readonly QueueName[] = ['pending', 'flagged', 'unscored', 'escalated']
let siteId: string
let userId: string
let states: Awaited<ReturnType<typeof readStates>>

const readStates = (site: string) => db().commentState.findMany({ where: { siteId: site } })

beforeAll(async () => {
  siteId = await makeSite()
  userId = await makePerson('Ana')
  const other = await makeSite()
  await fillQueue(other, 60)
  await fillQueue(siteId, COMMENTS, 7)
  const spread = (status: string, remainder: number) =>
    db().$executeRawUnsafe(
      `UPDATE comment_states s SET status = '${status}' FROM comments c
     WHERE c.id = s.comment_id AND c.site_id = $1::uuid AND c.position % 6 = ${remainder}`,
      siteId,
    )
  await spread('approved', 1)
  await spread('hidden', 2)
  await spread('escalated', 3)
  // Since when something waits is not when it came in, and some waited for at the same moment.
  await db().$executeRawUnsafe(
    `UPDATE comment_states s SET waiting_since = now() - (c.position * 37 % 101) * interval '1 minute',
      assignee_id = CASE WHEN c.position % 7 = 0 THEN $2::uuid END, reports = greatest(0, c.position % 9 - 5)
     FROM comments c WHERE c.id = s.comment_id AND c.site_id = $1::uuid`,
    siteId,
    userId,
  )
  states = await readStates(siteId)
})

type State = (typeof states)[number]

const IN_QUEUE: Record<QueueName, (state: State) => boolean> = {
  pending: (state) => state.status === 'pending',
  flagged: (state) => state.status === 'pending' && state.flagged,
  unscored: (state) => state.status === 'pending' && state.scoring !== 'scored',
  escalated: (state) => state.status === 'escalated',
  mine: (state) => state.assigneeId === userId && ['pending', 'escalated'].includes(state.status),
  approved: (state) => state.status === 'approved',
  hidden: (state) => state.status === 'hidden',
  all: () => true,
}

const FIELDS: Record<Attribute, (state: State) => number | null> = {
  identity_attack: (state) => state.identityAttack,
  insult: (state) => state.insult,
  obscene: (state) => state.obscene,
  severe_toxicity: (state) => state.severeToxicity,
  sexual_explicit: (state) => state.sexualExplicit,
  threat: (state) => state.threat,
  toxicity: (state) => state.toxicity,
}

/** The order as it is meant: no score stands above every score, and equal scores stand in the order of arrival. */
function reference(queue: QueueName, order: Order): string[] {
  const [attribute, end] = order.split(':') as [Attribute, string | undefined]
  const value = (state: State) => {
    if (order === 'longest') return state.waitingSince.getTime()
    if (order === 'reports') return state.reports
    if (order === 'unsure') return state.confidence === null ? Number.POSITIVE_INFINITY : 1 - state.confidence
    return end ? (FIELDS[attribute](state) ?? Number.POSITIVE_INFINITY) : 0
  }
  const byId = (a: State, b: State) => (a.commentId < b.commentId ? -1 : 1)
  const rising = (a: State, b: State) => (value(a) === value(b) ? byId(a, b) : value(a) - value(b))
  const falling = order === 'newest' || order === 'unsure' || order === 'reports' || end === 'high'
  const sorted = states.filter(IN_QUEUE[queue]).sort((a, b) => (falling ? rising(b, a) : rising(a, b)))
  return sorted.map((state) => state.commentId)
}

async function allPages(view: { queue: QueueName; order: Order; article?: string }): Promise<string[][]> {
  const pages: string[][] = []
  let cursor = null
  do {
    const page = await queuePage(siteId, view, { cursor, userId })
    pages.push(page.rows.map((row) => row.commentId))
    cursor = page.next === null ? null : readCursor(page.next)
    if (page.next !== null && cursor === null) throw new Error('a cursor of ours was not read')
  } while (cursor)
  return pages
}

/** What was given to somebody is little, and sorted. */
const unsorted: readonly QueueName[] = QUEUES.filter((queue) => queue !== 'mine')
const everyView = QUEUES.flatMap((queue) => ordersOf(queue).map((order) => ({ queue, order })))

describe('the pages of a queue', () => {
  it.each(everyView)('$queue by $order are together what a plain sort answers', async (view) => {
    const pages = await allPages(view)
    expect(pages.flat()).toEqual(reference(view.queue, view.order))
    for (const page of pages.slice(0, -1)) expect(page).toHaveLength(PAGE_SIZE)
  })

  it('hold comments with equal scores, and some without', () => {
    const pending = states.filter(IN_QUEUE.pending)
    expect(new Set(pending.map((state) => state.toxicity)).size).toBeLessThan(10)
    expect(pending.some((state) => state.toxicity === null)).toBe(true)
    expect(pending.length).toBeGreaterThan(PAGE_SIZE * 3)
  })

  it('show comments without a score first when the highest scores come first', async () => {
    const { rows } = await queuePage(siteId, { queue: 'pending', order: 'toxicity:high' }, { cursor: null, userId })
    expect(rows[0]).toMatchObject({ scores: null })
    expect(rows[0]?.scoring).not.toBe('scored')
  })

  it('of one article hold its comments alone', async () => {
    const article = await makeArticle(siteId, ['one', 'two', 'three'])
    const pages = await allPages({ queue: 'pending', order: 'toxicity:high', article })
    expect(pages.flat()).toHaveLength(3)
    expect(await viewCount(siteId, { queue: 'pending', order: 'newest', article })).toEqual({ count: 3, exact: true })
    await db().$executeRaw`UPDATE comment_states SET status = 'approved' WHERE article_id = ${article}::uuid`
    states = await readStates(siteId)
  })

  it('go on where they stopped when comments before them are decided meanwhile', async () => {
    const view = { queue: 'flagged', order: 'newest' } as const
    const first = await queuePage(siteId, { ...view, queue: 'pending' }, { cursor: null, userId })
    const ids = first.rows.map((row) => row.commentId)
    const expected = reference('pending', 'newest').slice(PAGE_SIZE)
    await db().commentState.updateMany({ where: { commentId: { in: ids } }, data: { status: 'approved' } })
    const second = await queuePage(
      siteId,
      { ...view, queue: 'pending' },
      { cursor: readCursor(first.next ?? ''), userId },
    )
    expect(second.rows.map((row) => row.commentId)).toEqual(expected.slice(0, PAGE_SIZE))
    await db().commentState.updateMany({ where: { commentId: { in: ids } }, data: { status: 'pending' } })
  })

  it('show nothing of a site that has none, nor of one that is not there', async () => {
    for (const site of [await makeSite(), newId()]) {
      expect(await queuePage(site, viewQuery.parse({}), { cursor: null, userId })).toEqual({ rows: [], next: null })
    }
  })
})

describe('the counts', () => {
  it('are those of the rows', async () => {
    const counted = (queue: QueueName) => states.filter(IN_QUEUE[queue]).length
    expect(await queueCounts(siteId, userId)).toEqual({
      pending: counted('pending'),
      flagged: counted('flagged'),
      unscored: counted('unscored'),
      escalated: counted('escalated'),
      mine: counted('mine'),
    })
    for (const queue of QUEUES) {
      expect(await viewCount(siteId, forPerson({ queue, order: 'newest' }, userId))).toEqual({
        count: counted(queue),
        exact: true,
      })
      expect(counted(queue)).toBeGreaterThan(5)
    }
  })
})

describe('among twenty thousand comments', () => {
  /** How the rows of a page are found: that part of the plan of the very statement that queuePage sends. */
  async function planOf(site: string, view: { queue: QueueName; order: Order }, cursor: string | null) {
    const sent: { sql: string; values: unknown[] }[] = []
    const client = pool()
    const { query } = client
    const listening = Object.assign(client, {
      query: (first: unknown, ...more: unknown[]) => {
        const config = first as { text?: string; values?: unknown[] }
        if (config.text) sent.push({ sql: config.text, values: config.values ?? (more[0] as unknown[]) })
        return Reflect.apply(query, client, [first, ...more])
      },
    })
    const from = { cursor: cursor === null ? null : readCursor(cursor), userId }
    await queuePage(site, view, from)
    listening.query = query
    const statement = sent.find(({ sql }) => sql.includes('picked AS MATERIALIZED'))
    if (!statement) throw new Error('the statement was not seen')
    const { rows } = await client.query(`EXPLAIN ${statement.sql}`, statement.values)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    return /CTE picked\n[\s\S]*?(?=\n {2}(->|CTE))/.exec(plan)?.[0] ?? ''
  }

  let large: string
  beforeAll(async () => {
    large = await makeSite()
    await fillQueue(large, 24_000)
    await pool().query(
      `UPDATE comment_states s SET status = CASE c.position % 12 WHEN 0 THEN 'pending' WHEN 1 THEN 'escalated' ELSE 'approved' END::status
      FROM comments c WHERE c.id = s.comment_id AND c.site_id = $1`,
      [large],
    )
    await pool().query('VACUUM ANALYZE')
  })

  it.each(everyView.filter(({ queue }) => unsorted.includes(queue)))(
    'a page of $queue by $order comes from an index of its own, and nothing is sorted',
    async (view) => {
      const first = await queuePage(large, view, { cursor: null, userId })
      for (const cursor of [null, first.next]) {
        const plan = await planOf(large, view, cursor)
        expect(plan).toMatch(
          /Index (Only )?Scan.* using comment_states_(pending|flagged|unscored|escalated|status|site_id|pkey)/,
        )
        expect(plan).not.toMatch(/Sort|Seq Scan/)
        if (WAITING.includes(view.queue)) expect(plan).not.toContain('comment_states_pkey')
        if (view.queue === 'flagged') expect(plan).toContain(' using comment_states_flagged_')
      }
    },
  )

  it('the decided comments of an author are counted no further than is shown', async () => {
    const { rows } = await queuePage(large, { queue: 'pending', order: 'newest' }, { cursor: null, userId })
    expect(rows[0]?.author).toMatchObject({ name: 'Prolific', approved: AUTHOR_COUNTED + 1, hidden: 0 })
  })

  it('a page deep down takes no more of the table than the first', async () => {
    const view = { queue: 'pending', order: 'toxicity:high' } as const
    let page = await queuePage(large, view, { cursor: null, userId })
    for (let turned = 0; turned < 30 && page.next; turned += 1) {
      page = await queuePage(large, view, { cursor: readCursor(page.next), userId })
    }
    const plan = await planOf(large, view, page.next)
    expect(plan).toMatch(/Index Cond: .*ROW\(\(?COALESCE/)
  })
})
