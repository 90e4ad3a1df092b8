import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { scoreArticle } from '#lib/ingest/score-article.ts'
import { publishPolicy } from '#lib/policies/mutations.ts'
import { makeVersionCurrent } from '#lib/rescoring/uses/mutations.ts'
import { settleUse } from '#lib/rescoring/uses/settle-use.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { currentUse } from '#lib/versions/data.ts'
import { fakeScorer, makeArticle, makeComments, makeSite, NOW } from '#tests/support/desk.ts'
import { by, now, opening, otherWeights, rescore, scoresBy, stateOf, versionOf } from './versions.ts'

let siteId: string
beforeEach(async () => {
  siteId = await makeSite()
})

const milder = otherWeights('a', (score) => score / 2)
const harsher = otherWeights('b', (score) => Math.min(1, score * 2))
const open = opening(fakeScorer, milder, harsher)

async function makeCurrent(scorer: Scorer, failed = 0): Promise<string> {
  const { id: versionId } = await versionOf(scorer)
  const holding = await currentUse(siteId)
  const used = await makeVersionCurrent({ versionId, basedOn: holding?.number ?? 0, failed }, by(siteId))
  if (!used.ok) throw new Error(used.reason)
  return (await currentUse(siteId))?.id ?? ''
}

const settle = (useId: string) => settleUse({ siteId, useId }, { open, now })

describe('making a version current', () => {
  it('gives every comment its score, and routes what waits by it', async () => {
    const [high, low, decided] = await makeComments(siteId, ['toxicity 0.9', 'toxicity 0.4', 'toxicity 0.8'])
    await db().commentState.update({ where: { commentId: decided ?? '' }, data: { status: 'approved', version: 2 } })
    await rescore(siteId, harsher)
    const useId = await makeCurrent(harsher)
    expect(await stateOf(low)).toMatchObject({ toxicity: 0.4, flagged: false })
    await settle(useId)
    expect(await stateOf(high)).toMatchObject({ toxicity: 1, flagged: true, score: { digest: harsher.digest } })
    expect(await stateOf(low)).toMatchObject({ toxicity: 0.8, flagged: true, version: 1 })
    expect((await stateOf(low)).reasons).toEqual([{ kind: 'rule', attribute: 'toxicity', score: 0.8, threshold: 0.7 }])
    expect(await stateOf(decided)).toMatchObject({ toxicity: 1, status: 'approved', version: 2 })
    expect(await currentUse(siteId)).toMatchObject({ number: 2, moved: 3, settledAt: NOW })
    const events = await db().auditEvent.findMany({ where: { siteId, name: 'scorer.used' }, orderBy: { id: 'asc' } })
    expect(events.map(({ payload }) => payload)).toEqual([
      { number: 1, scorer: 'fake@1', digest: fakeScorer.digest },
      { number: 2, scorer: 'fake@1', digest: harsher.digest },
    ])
  })

  it('goes back in one step, without scoring anything again but what came in between', async () => {
    const [first] = await makeComments(siteId, ['toxicity 0.9'])
    await rescore(siteId, milder)
    await settle(await makeCurrent(milder))
    const articleId = await makeArticle(siteId, ['toxicity 0.8'])
    await scoreArticle(articleId, { scorer: fakeScorer, open, now })
    const { commentId: second } = await db().commentState.findFirstOrThrow({ where: { articleId } })
    expect(await stateOf(second)).toMatchObject({ toxicity: 0.4, score: { digest: milder.digest } })
    const scored: string[] = []
    const watched = {
      ...fakeScorer,
      score: (texts: readonly string[]) => {
        scored.push(...texts)
        return fakeScorer.score(texts)
      },
    }
    const useId = await makeCurrent(fakeScorer)
    await settleUse({ siteId, useId }, { open: opening(watched), now })
    expect(scored).toEqual(['toxicity 0.8'])
    expect(await stateOf(first)).toMatchObject({ toxicity: 0.9, flagged: true })
    expect(await stateOf(second)).toMatchObject({ toxicity: 0.8, flagged: true })
    expect(await scoresBy(siteId, milder)).toBe(2)
    expect(await currentUse(siteId)).toMatchObject({ number: 3, moved: 1, settledAt: NOW })
  })

  it('is refused to a version that has not scored the site', async () => {
    await makeComments(siteId, ['one'])
    const { id: versionId } = await versionOf(milder)
    expect(await makeVersionCurrent({ versionId, basedOn: 1 }, by(siteId))).toEqual({ ok: false, reason: 'not-ready' })
    expect(await makeVersionCurrent({ versionId: siteId, basedOn: 1 }, by(siteId))).toEqual({
      ok: false,
      reason: 'not-ready',
    })
  })

  it('is done by one of two at the same moment, and refused to who saw an older use', async () => {
    await makeComments(siteId, ['one'])
    for (const scorer of [milder, harsher]) await rescore(siteId, scorer)
    const versions = [await versionOf(milder), await versionOf(harsher)]
    const used = await Promise.all(
      versions.map(({ id }) => makeVersionCurrent({ versionId: id, basedOn: 1 }, by(siteId))),
    )
    expect(used.filter(({ ok }) => ok)).toHaveLength(1)
    expect(used).toContainEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await currentUse(siteId)).toMatchObject({ number: 2 })
  })

  it('does not let a score slip through that is being made by the version before', async () => {
    await makeComments(siteId, ['one'])
    await rescore(siteId, harsher)
    const articleId = await makeArticle(siteId, ['toxicity 0.4'])
    let useId = ''
    const slow: Scorer = {
      ...fakeScorer,
      score: async (texts) => {
        useId = await makeCurrent(harsher)
        return fakeScorer.score(texts)
      },
    }
    await scoreArticle(articleId, { scorer: slow, open, now })
    await settle(useId)
    const state = await db().commentState.findFirstOrThrow({ where: { articleId }, include: { score: true } })
    expect(state).toMatchObject({ toxicity: 0.8, flagged: true, score: { digest: harsher.digest } })
    expect(await db().score.count({ where: { revisionId: state.revisionId } })).toBe(1)
  })

  it('leaves a comment its score that the version fails at', async () => {
    const [id] = await makeComments(siteId, ['toxicity 0.9'])
    const failing: Scorer = {
      ...fakeScorer,
      digest: 'c'.repeat(64),
      score: async (texts) => texts.map(() => ({ outcome: 'failed', reason: 'timed-out' })),
    }
    await rescore(siteId, failing)
    const useId = await makeCurrent(failing, 1)
    await settleUse({ siteId, useId }, { open: opening(failing), now })
    expect(await stateOf(id)).toMatchObject({ scoring: 'scored', toxicity: 0.9, score: { digest: fakeScorer.digest } })
    expect(await currentUse(siteId)).toMatchObject({ settledAt: NOW })
  })

  it('stops giving scores when another version is current by then, and starts again after a kill', async () => {
    const ids = await makeComments(
      siteId,
      Array.from({ length: 30 }, () => 'toxicity 0.4'),
    )
    await rescore(siteId, harsher)
    const first = await makeCurrent(harsher)
    const second = await makeCurrent(fakeScorer)
    await settle(first)
    for (const id of ids) expect(await stateOf(id)).toMatchObject({ toxicity: 0.4 })
    expect(await currentUse(siteId)).toMatchObject({ id: second, moved: 0, settledAt: null })
    await settle(second)
    await settle(second)
    expect(await currentUse(siteId)).toMatchObject({ moved: 0, settledAt: NOW })
  })

  it('routes by the policy that holds when it is published meanwhile', async () => {
    const ids = await makeComments(
      siteId,
      Array.from({ length: 40 }, () => 'toxicity 0.4'),
    )
    await rescore(siteId, harsher)
    const useId = await makeCurrent(harsher)
    const rules = [{ attribute: 'toxicity' as const, threshold: 0.9 }]
    await Promise.all([settle(useId), publishPolicy({ basedOn: 1, rules }, by(siteId))])
    const { routeStale } = await import('#lib/policies/mutations.ts')
    let after: string | null = '00000000-0000-0000-0000-000000000000'
    while (after) after = await routeStale(siteId, { after, limit: 1000 })
    for (const id of ids) expect(await stateOf(id)).toMatchObject({ toxicity: 0.8, flagged: false, reasons: [] })
  })

  it('scores what came after the run, and leaves alone what waits for its own turn', async () => {
    await makeComments(siteId, ['toxicity 0.4'])
    await rescore(siteId, harsher)
    const [late] = await makeComments(siteId, ['toxicity 0.3'])
    const articleId = await makeArticle(siteId, ['toxicity 0.2'])
    await settle(await makeCurrent(harsher))
    expect(await stateOf(late)).toMatchObject({ toxicity: 0.6, score: { digest: harsher.digest } })
    expect(await db().commentState.findFirst({ where: { articleId } })).toMatchObject({ scoring: 'waiting' })
  })
})
