import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decide } from '#lib/decisions/mutations.ts'
import { scoreArticle } from '#lib/ingest/score-article.ts'
import { currentPolicy, FIRST_COMMENT, holdPolicy, policyHistory } from '#lib/policies/data.ts'
import { publishPolicy, routeStale } from '#lib/policies/mutations.ts'
import { FIRST_RULES, type Rule } from '#lib/policies/schema.ts'
import { fakeScorer, makeArticle, makeComments, makePerson, makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'
import { pauseInserts, untilPaused } from '#tests/support/pause-inserts.ts'

let siteId: string
beforeEach(async () => {
  siteId = await makeSite()
})

const by = () => ({ siteId, actor: SYSTEM, now: NOW })
const toxicityAt = (threshold: number): Rule[] => [{ attribute: 'toxicity', threshold }]
const stateOf = (commentId: string) => db().commentState.findUniqueOrThrow({ where: { commentId } })

async function routeAll(): Promise<void> {
  for (let after: string | null = FIRST_COMMENT; after; ) after = await routeStale(siteId, { after, limit: 10 })
}

/** Comments that wait and stand where another policy than the newest put them. */
async function oldRoutes(): Promise<number> {
  const { id } = await currentPolicy(siteId)
  return db().commentState.count({ where: { siteId, scoring: { not: 'waiting' }, policyId: { not: id } } })
}

describe('publishing a policy', () => {
  it('makes the next version hold, with its audit event and a job that routes', async () => {
    expect(await publishPolicy({ basedOn: 1, rules: toxicityAt(0.5) }, by())).toEqual({ ok: true, number: 2 })
    const policy = await currentPolicy(siteId)
    expect(policy).toMatchObject({ number: 2, rules: toxicityAt(0.5) })
    const events = await db().auditEvent.findMany({ where: { subjectId: policy.id } })
    expect(events).toMatchObject([{ name: 'policy.published', payload: { number: 2, thresholds: { toxicity: 0.5 } } }])
    const jobs = await db()
      .$queryRaw`SELECT task_identifier FROM graphile_worker.jobs WHERE key = ${`route-site:${siteId}`}`
    expect(jobs).toEqual([{ task_identifier: 'route-site' }])
  })

  it('keeps the versions before, newest first', async () => {
    await publishPolicy({ basedOn: 1, rules: toxicityAt(0.5) }, by())
    const history = await policyHistory(siteId)
    expect(history.map((policy) => policy.number)).toEqual([2, 1])
    expect(history[1]?.rules).toHaveLength(FIRST_RULES.length)
  })

  it('tells who started from an older version', async () => {
    await publishPolicy({ basedOn: 1, rules: toxicityAt(0.5) }, by())
    const late = await publishPolicy({ basedOn: 1, rules: toxicityAt(0.4) }, by())
    expect(late).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect((await currentPolicy(siteId)).rules).toEqual(toxicityAt(0.5))
  })

  it.each([0, 2, 99])('is refused when based on version %d, which does not hold', async (basedOn) => {
    expect(await publishPolicy({ basedOn, rules: [] }, by())).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  it('lets one of ten leads at the same moment win, and tells the others', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) => publishPolicy({ basedOn: 1, rules: toxicityAt(index / 10) }, by())),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toEqual([{ ok: true, number: 2 }])
    expect(outcomes.filter((outcome) => !outcome.ok)).toHaveLength(9)
    expect(await db().policy.count({ where: { siteId } })).toBe(2)
    expect(await db().auditEvent.count({ where: { siteId, name: 'policy.published' } })).toBe(2)
  })

  it('touches no other site', async () => {
    const other = await makeSite()
    await publishPolicy({ basedOn: 1, rules: [] }, by())
    expect(await currentPolicy(other)).toMatchObject({ number: 1 })
  })
})

describe('routing what waits by a new policy', () => {
  it('flags, unflags and gives new reasons; scores stay', async () => {
    const [low = '', high = '', failed = ''] = await makeComments(siteId, ['toxicity 0.3', 'toxicity 0.9', 'fail this'])
    const before = await stateOf(low)
    await publishPolicy({ basedOn: 1, rules: [{ attribute: 'insult', threshold: 0.1 }, ...toxicityAt(0.2)] }, by())
    await routeAll()
    expect(await stateOf(low)).toMatchObject({ flagged: true, toxicity: 0.3, scoreId: before.scoreId })
    expect((await stateOf(low)).reasons).toEqual([{ kind: 'rule', attribute: 'toxicity', score: 0.3, threshold: 0.2 }])
    await publishPolicy({ basedOn: 2, rules: toxicityAt(1) }, by())
    await routeAll()
    expect(await stateOf(high)).toMatchObject({ flagged: false, reasons: [], toxicity: 0.9 })
    expect(await stateOf(failed)).toMatchObject({
      reasons: [{ kind: 'no-score', outcome: 'failed', why: 'timed-out' }],
    })
    expect(await oldRoutes()).toBe(0)
  })

  it('answers the same as routing them anew, at the very threshold too', async () => {
    const texts = ['toxicity 0.7', 'toxicity 0.1', 'toxicity 0.699', 'insult 0.6', 'all is fine']
    const ids = await makeComments(siteId, texts)
    const before = await Promise.all(ids.map(stateOf))
    await publishPolicy({ basedOn: 1, rules: [...FIRST_RULES] }, by())
    await routeAll()
    const after = await Promise.all(ids.map(stateOf))
    expect(after.map((state) => [state.flagged, state.reasons])).toEqual(
      before.map((state) => [state.flagged, state.reasons]),
    )
    expect(before.map((state) => state.flagged)).toEqual([true, false, false, true, false])
  })

  it('goes through the comments once, page by page, also where all of a page were decided meanwhile', async () => {
    const ids = await makeComments(siteId, Array.from({ length: 25 }, () => 'toxicity 0.3')) // biome-ignore format: one thought
    await db().commentState.updateMany({ where: { commentId: { in: ids.slice(20) } }, data: { status: 'escalated' } })
    await publishPolicy({ basedOn: 1, rules: toxicityAt(0.2) }, by())
    const seen: (string | null)[] = []
    for (let after: string | null = FIRST_COMMENT; after; seen.push(after)) {
      after = await routeStale(siteId, { after, limit: 10 })
    }
    expect(seen).toEqual([ids[9], ids[19], ids[24], null])
    expect(await db().commentState.count({ where: { siteId, flagged: true } })).toBe(25)
    expect(await routeStale(siteId, { after: FIRST_COMMENT, limit: 10 })).toBeNull()
  })

  it('leaves decided comments as they were, and asks again when one reopens', async () => {
    const decider = { userId: await makePerson('Ana'), mayOverride: true, siteId, now: NOW }
    const [id = ''] = await makeComments(siteId, ['toxicity 0.3'])
    const decision = (kind: 'approve' | 'reopen', version: number) =>
      decide({ batchId: newId(), items: [{ commentId: id, version }], kind, reason: null }, decider)
    await decision('approve', 1)
    await publishPolicy({ basedOn: 1, rules: toxicityAt(0.2) }, by())
    await routeAll()
    expect(await stateOf(id)).toMatchObject({ status: 'approved', flagged: false })
    await db().$executeRaw`SELECT graphile_worker.remove_job(${`route-site:${siteId}`})`
    await decision('reopen', 2)
    const jobs = await db().$queryRaw<
      unknown[]
    >`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`route-site:${siteId}`}`
    expect(jobs).toHaveLength(1)
    await routeAll()
    expect(await stateOf(id)).toMatchObject({ status: 'pending', flagged: true })
  })
})

describe('a policy published while comments are scored', () => {
  it('leaves no comment where the old one put it', async () => {
    for (let round = 0; round < 15; round += 1) {
      const site = await makeSite()
      siteId = site
      const articleId = await makeArticle(
        site,
        Array.from({ length: 30 }, (_, i) => `toxicity 0.${i + 10}`),
      )
      await Promise.all([
        scoreArticle(articleId, { scorer: fakeScorer, now: () => NOW }),
        publishPolicy({ basedOn: 1, rules: toxicityAt(0.2) }, by()).then(routeAll),
        publishPolicy({ basedOn: 2, rules: toxicityAt(0.3) }, by()).then(routeAll),
      ])
      await routeAll()
      expect(await oldRoutes()).toBe(0)
      const { rules } = await currentPolicy(site)
      const threshold = rules.find((rule) => rule.attribute === 'toxicity')?.threshold ?? 2
      for (const state of await db().commentState.findMany({ where: { siteId: site } })) {
        expect(state.flagged).toBe((state.toxicity ?? -1) >= threshold)
      }
    }
  })

  it('leaves none there either when it comes between reading the policy and writing the scores', async () => {
    const articleId = await makeArticle(siteId, ['toxicity 0.3'])
    const pause = await pauseInserts('scores', 'true')
    const scoring = scoreArticle(articleId, { scorer: fakeScorer, now: () => NOW })
    await untilPaused()
    const publishing = publishPolicy({ basedOn: 1, rules: toxicityAt(0.2) }, by()).then(routeAll)
    await sleep(200)
    await pause.resume()
    await Promise.all([scoring, publishing])
    expect(await oldRoutes()).toBe(0)
  })

  it('comes before whoever scores after it, so that scoring without end cannot hold it up', async () => {
    const order: string[] = []
    const hold = (name: string, until: Promise<unknown>) =>
      db().$transaction(async (tx) => {
        order.push(`${name} holds ${(await holdPolicy(tx, siteId)).number}`)
        await until
      }, { timeout: 30_000 }) // biome-ignore format: one thought
    const first = Promise.withResolvers<void>()
    const scoring = hold('first', first.promise)
    while (order.length === 0) await sleep(5)
    const publishing = publishPolicy({ basedOn: 1, rules: toxicityAt(0.2) }, by())
    await sleep(200)
    const later = hold('second', Promise.resolve())
    await sleep(200)
    expect(order).toEqual(['first holds 1'])
    first.resolve()
    expect(await publishing).toMatchObject({ ok: true })
    await Promise.all([scoring, later])
    expect(order).toEqual(['first holds 1', 'second holds 2'])
  })

  it('is not waited for by who has locked rows', async () => {
    const decider = { userId: await makePerson('Ana'), mayOverride: true, siteId, now: NOW }
    const [commentId = ''] = await makeComments(siteId, ['toxicity 0.3'])
    const decision = (kind: 'approve' | 'reopen', version: number) =>
      decide({ batchId: newId(), items: [{ commentId, version }], kind, reason: null }, decider)
    await decision('approve', 1)
    const scoring = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    const holding = db().$transaction(async (tx) => {
      await holdPolicy(tx, siteId)
      held.resolve()
      await scoring.promise
    }, { timeout: 30_000 }) // biome-ignore format: one thought
    await held.promise
    const publishing = publishPolicy({ basedOn: 1, rules: toxicityAt(0.2) }, by())
    await sleep(200)
    expect(await decision('reopen', 2)).toMatchObject({ ok: true, refused: [] })
    scoring.resolve()
    await Promise.all([holding, publishing])
    await routeAll()
    expect(await oldRoutes()).toBe(0)
  })

  it('has a comment routed that reopened between', async () => {
    const decider = { userId: await makePerson('Ana'), mayOverride: true, siteId, now: NOW }
    const [commentId = ''] = await makeComments(siteId, ['toxicity 0.3'])
    const decision = (kind: 'approve' | 'reopen', version: number) =>
      decide({ batchId: newId(), items: [{ commentId, version }], kind, reason: null }, decider)
    await decision('approve', 1)
    const pause = await pauseInserts('audit_events', `new.payload ->> 'kind' = 'reopen'`)
    const reopening = decision('reopen', 2)
    await untilPaused()
    const publishing = publishPolicy({ basedOn: 1, rules: toxicityAt(0.2) }, by()).then(routeAll)
    await sleep(200)
    await pause.resume()
    await Promise.all([reopening, publishing])
    expect(await oldRoutes()).toBe(0)
  })
})
