import { beforeAll, describe, expect, it } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { queueCounts, viewCount } from '#lib/queue/counts/data.ts'
import { compactCounts } from '#lib/queue/counts/mutations.ts'
import { makePerson, makeSite } from '#tests/support/desk.ts'
import { fillQueue } from '#tests/support/fill-queue.ts'

let siteId: string
let userId: string

beforeAll(async () => {
  siteId = await makeSite()
  userId = await makePerson('Ana')
  await fillQueue(siteId, 600)
  await fillQueue(await makeSite(), 50)
})

/** Counted one by one. */
async function counted() {
  const { rows } = await pool().query(
    `SELECT (count(*) FILTER (WHERE status = 'pending'))::int AS pending,
       (count(*) FILTER (WHERE status = 'pending' AND flagged))::int AS flagged,
       (count(*) FILTER (WHERE status = 'pending' AND scoring <> 'scored'))::int AS unscored,
       (count(*) FILTER (WHERE status = 'escalated'))::int AS escalated,
       (count(*) FILTER (WHERE status IN ('pending', 'escalated') AND assignee_id = $2))::int AS mine
     FROM comment_states WHERE site_id = $1`,
    [siteId, userId],
  )
  return rows[0]
}

const differences = async () => (await db().queueCount.count({ where: { siteId } })) as number

const some = (percent: number) =>
  `comment_id IN (SELECT comment_id FROM comment_states WHERE site_id = $1 AND random() < ${percent / 100})`

const CHANGES: [string, string][] = [
  ['some are decided', `UPDATE comment_states SET status = 'approved' WHERE ${some(20)}`],
  ['some are escalated', `UPDATE comment_states SET status = 'escalated' WHERE ${some(10)}`],
  ['some wait again', `UPDATE comment_states SET status = 'pending' WHERE ${some(50)}`],
  ['some are flagged, some not any more', `UPDATE comment_states SET flagged = NOT flagged WHERE ${some(30)}`],
  ['some are scored', `UPDATE comment_states SET scoring = 'scored' WHERE ${some(40)}`],
  ['nothing that is counted changes', `UPDATE comment_states SET confidence = 0.5 WHERE site_id = $1`],
  ['none is touched', `UPDATE comment_states SET status = 'hidden' WHERE site_id = $1 AND false`],
  ['some are gone', `DELETE FROM comment_states WHERE ${some(5)}`],
]

describe('the kept counts', () => {
  it.each(CHANGES)('are those of the rows after %s', async (_, sql) => {
    await pool().query(sql, [siteId])
    expect(await queueCounts(siteId, userId)).toEqual(await counted())
    await compactCounts()
    expect(await queueCounts(siteId, userId)).toEqual(await counted())
  })

  it('are none on a site that has nothing', async () => {
    const empty = { pending: 0, flagged: 0, unscored: 0, escalated: 0, mine: 0 }
    expect(await queueCounts(await makeSite(), userId)).toEqual(empty)
    expect(await viewCount(await makeSite(), { queue: 'all' })).toEqual({ count: 0, exact: true })
  })

  it('leave nothing behind of a change that is rolled back', async () => {
    const before = await queueCounts(siteId, userId)
    const client = await pool().connect()
    await client.query('BEGIN')
    await client.query(`UPDATE comment_states SET status = 'hidden' WHERE site_id = $1`, [siteId])
    expect(await queueCounts(siteId, userId)).toEqual(before)
    await client.query('ROLLBACK')
    client.release()
    expect(await queueCounts(siteId, userId)).toEqual(before)
  })

  it('stay exact while many decide, and their rows are put together meanwhile', { timeout: 60_000 }, async () => {
    const ids = (await db().commentState.findMany({ where: { siteId }, select: { commentId: true } })).map(
      (row) => row.commentId,
    )
    const turn = async (worker: number) => {
      for (const [place, id] of ids.entries()) {
        if (place % 6 !== worker) continue
        const status = ['approved', 'hidden', 'pending', 'escalated'][(place + worker) % 4]
        await pool().query(`UPDATE comment_states SET status = $2::status WHERE comment_id = $1`, [id, status])
      }
    }
    const compacting = async () => {
      for (let round = 0; round < 8; round += 1) {
        await compactCounts()
        await new Promise((resolve) => setTimeout(resolve, 30))
      }
    }
    await Promise.all([0, 1, 2, 3, 4, 5].map(turn).concat([compacting(), compacting()]))
    expect(await queueCounts(siteId, userId)).toEqual(await counted())
    await fillQueue(siteId, 600)
    for (let time = 0; time < 600; time += 1) {
      await pool().query(`UPDATE comment_states SET flagged = NOT flagged WHERE comment_id = $1`, [ids[0]])
    }
    const before = await differences()
    await Promise.all([compactCounts(), compactCounts()])
    expect(await differences()).toBeLessThan(before / 10)
    expect(await queueCounts(siteId, userId)).toEqual(await counted())
  })
})
