import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { askRescoring } from '#lib/rescoring/mutations.ts'
import { makeVersionCurrent } from '#lib/rescoring/uses/mutations.ts'
import { settleUse } from '#lib/rescoring/uses/settle-use.ts'
import { workOnRescoring } from '#lib/rescoring/work-on-rescoring.ts'
import { countOutcomes, scoreBars, scoringDelay, versionsInUse } from '#lib/scoring/data.ts'
import { fillHistograms } from '#lib/scoring/fill-histogram.ts'
import { currentUse } from '#lib/versions/data.ts'
import { opening, otherWeights, versionOf } from '#tests/integration/rescoring/versions.ts'
import { fakeScorer, makeArticle, makeComments, makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'

const milder = otherWeights('a', (score) => score / 2)

let siteId: string
beforeEach(async () => {
  siteId = await makeSite()
})

const toxicity = async (threshold: number | null) =>
  fillHistograms(await scoreBars(siteId, threshold === null ? [] : [{ attribute: 'toxicity', threshold }])).toxicity

describe('the distribution of scores', () => {
  it('puts every current score into its bar, 0 into the first and 1 into the last', async () => {
    await makeComments(siteId, ['fine', 'toxicity 0.05', 'toxicity 0.949', 'toxicity 0.96', 'toxicity 1'])
    const { bars, total } = await toxicity(null)
    expect(total).toBe(5)
    expect([bars[0], bars[1], bars[18], bars[19]]).toEqual([1, 1, 1, 2])
  })

  it.each([
    [0.7, 2],
    [0.71, 1],
    [0, 3],
    [1, 1],
  ])('counts as over %d what the policy would flag: at the threshold, or above', async (threshold, over) => {
    await makeComments(siteId, ['toxicity 0.69', 'toxicity 0.7', 'toxicity 1'])
    expect((await toxicity(threshold)).over).toBe(over)
  })

  it('leaves out what has no score and what another site has', async () => {
    await makeComments(await makeSite(), ['toxicity 0.9'])
    await makeComments(siteId, ['fail', '   '])
    await makeArticle(siteId, ['waits'])
    expect(await scoreBars(siteId, [])).toEqual([])
  })
})

describe('the outcomes of scoring', () => {
  it('are counted with why there is no score', async () => {
    await makeComments(siteId, ['fail', 'fail too', '  ', 'fine'])
    await makeArticle(siteId, ['waits'])
    await makeComments(await makeSite(), ['fine', 'fail'])
    const counts = await countOutcomes(siteId)
    expect(counts[0]).toEqual({ scoring: 'failed', reason: 'timed-out', count: 2 })
    expect(counts).toHaveLength(4)
    expect(counts).toContainEqual({ scoring: 'skipped', reason: 'empty', count: 1 })
    expect(counts).toContainEqual({ scoring: 'scored', reason: null, count: 1 })
    expect(counts).toContainEqual({ scoring: 'waiting', reason: null, count: 1 })
  })

  it('name the versions that they are from', async () => {
    expect(await versionsInUse(siteId)).toEqual([])
    await makeComments(siteId, ['fine', 'fail'])
    const { id: scorer, digest } = fakeScorer
    expect(await versionsInUse(siteId)).toEqual([{ scorer, digest, count: 2 }])
  })

  it('say how long comments waited for their score, and nothing before there is one', async () => {
    expect(await scoringDelay(siteId)).toEqual({ comments: 0, median: null, p95: null })
    const [first] = await makeComments(siteId, ['one', 'two', 'three'])
    const receivedAt = new Date(NOW.getTime() - 10_000)
    await db().revision.updateMany({ where: { commentId: first ?? '' }, data: { receivedAt } })
    const { comments, median, p95 } = await scoringDelay(siteId)
    expect([comments, median]).toEqual([3, 0])
    expect(p95).toBeCloseTo(9, 5)
  })

  it('say the same after another version scored them and was made current', async () => {
    await makeComments(siteId, ['toxicity 0.9', 'toxicity 0.4'])
    const later = new Date(NOW.getTime() + 10 * 86_400_000)
    const { id: versionId } = await versionOf(milder)
    const asked = await askRescoring(versionId, { siteId, actor: SYSTEM, now: later })
    if (!asked.ok) throw new Error(asked.reason)
    const how = { open: opening(fakeScorer, milder), now: () => later, last: false }
    await workOnRescoring(asked.id, how)
    expect(await scoringDelay(siteId)).toEqual({ comments: 2, median: 0, p95: 0 })
    await makeVersionCurrent({ versionId, basedOn: 1 }, { siteId, actor: SYSTEM, now: later })
    await settleUse({ siteId, useId: (await currentUse(siteId))?.id ?? '' }, how)
    expect(await versionsInUse(siteId)).toEqual([{ scorer: milder.id, digest: milder.digest, count: 2 }])
    expect(await scoringDelay(siteId)).toEqual({ comments: 2, median: 0, p95: 0 })
  })
})
