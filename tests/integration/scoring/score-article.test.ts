import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { retryFailed } from '#lib/ingest/mutations.ts'
import { scoreArticle } from '#lib/ingest/score-article.ts'
import { currentPolicy } from '#lib/policies/data.ts'
import { waitingRevisions } from '#lib/scoring/data.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { keepVersion } from '#lib/versions/mutations.ts'
import { fakeScorer, makeArticle, makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'

let siteId: string
beforeAll(async () => {
  siteId = await makeSite()
})

const now = () => NOW

const importComments = (texts: readonly string[]) => makeArticle(siteId, texts)

const statesOf = (articleId: string) =>
  db().commentState.findMany({ where: { articleId }, orderBy: { commentId: 'asc' }, include: { score: true } })

/** Once with its answers as they are, then with every one failed. */
const unlike = (scorer: Scorer): Scorer => ({
  ...scorer,
  score: async (texts) => texts.map(() => ({ outcome: 'failed', reason: 'timed-out' })),
})

describe('scoring an article', () => {
  it('makes each outcome current, routed by the policy, and keeps it as an immutable score', async () => {
    const articleId = await importComments(['toxicity 0.9 here', 'toxicity 0.2 here', 'please fail here'])
    await scoreArticle(articleId, { scorer: fakeScorer, now })
    const { id: policyId } = await currentPolicy(siteId)
    const [high, low, failed] = await statesOf(articleId)
    expect(high).toMatchObject({ scoring: 'scored', toxicity: 0.9, insult: 0, confidence: 1, flagged: true, policyId })
    expect(high?.reasons).toEqual([{ kind: 'rule', attribute: 'toxicity', score: 0.9, threshold: 0.7 }])
    expect(low).toMatchObject({ scoring: 'scored', toxicity: 0.2, flagged: false, reasons: [], policyId })
    expect(failed).toMatchObject({ scoring: 'failed', toxicity: null, confidence: null, policyId })
    for (const state of [high, low, failed]) {
      expect(state?.score).toMatchObject({ scorer: 'fake@1', digest: fakeScorer.digest, revisionId: state?.revisionId })
    }
  })

  it('leaves failed and skipped ones pending, in view, with their reasons', async () => {
    const articleId = await importComments(['please fail here', 'all is fine'])
    const skips: Scorer = {
      ...fakeScorer,
      score: async (texts) =>
        texts.map((text) =>
          text.includes('fail') ? { outcome: 'failed', reason: 'crashed' } : { outcome: 'skipped', reason: 'no-words' },
        ),
    }
    await scoreArticle(articleId, { scorer: skips, now })
    const [failed, skipped] = await statesOf(articleId)
    expect(failed).toMatchObject({
      status: 'pending',
      scoring: 'failed',
      reasons: [{ kind: 'no-score', outcome: 'failed', why: 'crashed' }],
    })
    expect(skipped).toMatchObject({
      status: 'pending',
      scoring: 'skipped',
      reasons: [{ kind: 'no-score', outcome: 'skipped', why: 'no-words' }],
    })
  })

  it('takes 0 for a score', async () => {
    const articleId = await importComments(['all is fine'])
    await scoreArticle(articleId, { scorer: fakeScorer, now })
    const [state] = await statesOf(articleId)
    expect(state).toMatchObject({ scoring: 'scored', toxicity: 0, threat: 0 })
    expect(await waitingRevisions(articleId, 10)).toEqual([])
  })

  it('does more than one batch, each comment once, with its own score', async () => {
    const texts = Array.from({ length: 600 }, (_, index) => `insult 0.${String(index + 100)} said`)
    const articleId = await importComments(texts)
    await scoreArticle(articleId, { scorer: fakeScorer, now })
    const states = await statesOf(articleId)
    expect(states.map((state) => state.insult)).toEqual(
      texts.map((_, index) => Math.fround(Number(`0.${index + 100}`))).map((value) => Number(value.toPrecision(7))),
    )
    expect(await db().score.count({ where: { revision: { comment: { articleId } } } })).toBe(600)
  })

  it('scores every revision once when several do it at the same moment', async () => {
    const texts = Array.from({ length: 300 }, (_, index) => `toxicity 0.${index + 100}`)
    const articleId = await importComments(texts)
    await Promise.all([1, 2, 3, 4].map(() => scoreArticle(articleId, { scorer: fakeScorer, now })))
    expect(await db().score.count({ where: { revision: { comment: { articleId } } } })).toBe(300)
    const states = await statesOf(articleId)
    for (const state of states) expect(state).toMatchObject({ scoring: 'scored', scoreId: expect.any(String) })
  })

  it('goes by the score when another run of the same version fails', async () => {
    for (let round = 0; round < 10; round += 1) {
      const articleId = await importComments(['toxicity 0.9 here', 'insult 0.8 here'])
      const scorers = round % 2 ? [fakeScorer, unlike(fakeScorer)] : [unlike(fakeScorer), fakeScorer]
      await Promise.all(scorers.map((scorer) => scoreArticle(articleId, { scorer, now })))
      for (const state of await statesOf(articleId)) {
        const scores = await db().score.findMany({ where: { revisionId: state.revisionId, outcome: 'scored' } })
        const kinds = (state.reasons as { kind: string }[]).map((reason) => reason.kind)
        expect(state.scoring).toBe(scores.length === 1 ? 'scored' : 'failed')
        expect(kinds).toEqual(state.scoring === 'failed' ? ['no-score'] : ['rule'])
        expect(state.flagged).toBe(state.scoring === 'scored')
        expect(state.score?.outcome).toBe(state.scoring)
      }
    }
  })

  it('routes by the number that is kept, not by one that only looks under the threshold', async () => {
    const articleId = await importComments(['all is fine'])
    const almost: Scorer = {
      ...fakeScorer,
      score: async (texts) => {
        const [zero] = await fakeScorer.score(['nothing'])
        if (zero?.outcome !== 'scored') throw new Error('not scored')
        return texts.map(() => ({ ...zero, scores: { ...zero.scores, toxicity: 0.699_999_999 } }))
      },
    }
    await scoreArticle(articleId, { scorer: almost, now })
    const [state] = await statesOf(articleId)
    expect(state).toMatchObject({ toxicity: 0.7, flagged: true })
  })

  it('stores nothing when a scorer answers too little, or throws', async () => {
    const articleId = await importComments(['one', 'two'])
    const short: Scorer = { ...fakeScorer, score: async (texts) => (await fakeScorer.score(texts)).slice(1) }
    await expect(scoreArticle(articleId, { scorer: short, now })).rejects.toThrow('answered 1 of 2')
    const throwing: Scorer = { ...fakeScorer, score: () => Promise.reject(new Error('no')) }
    await expect(scoreArticle(articleId, { scorer: throwing, now })).rejects.toThrow('no')
    expect(await db().score.count({ where: { revision: { comment: { articleId } } } })).toBe(0)
    expect(await waitingRevisions(articleId, 10)).toHaveLength(2)
  })

  it.each([
    ['over 1', 1.01],
    ['under 0', -0.01],
    ['that is no number', Number.NaN],
  ])('refuses a score %s as a whole, and the comments go on waiting', async (_, value) => {
    const articleId = await importComments(['one', 'two'])
    const wrong: Scorer = {
      ...fakeScorer,
      score: async (texts) =>
        (await fakeScorer.score(texts)).map((outcome) =>
          outcome.outcome === 'scored' ? { ...outcome, scores: { ...outcome.scores, threat: value } } : outcome,
        ),
    }
    await expect(scoreArticle(articleId, { scorer: wrong, now })).rejects.toThrow()
    expect(await waitingRevisions(articleId, 10)).toHaveLength(2)
  })

  it('keeps the scores of weights that scored it before under the same name', async () => {
    const other = await makeSite()
    const articleId = await makeArticle(other, ['toxicity 0.9 here'])
    await scoreArticle(articleId, { scorer: fakeScorer, now })
    const heavier: Scorer = { ...unlike(fakeScorer), digest: 'e'.repeat(64) }
    const versionId = (
      await keepVersion(
        { scorer: 'fake@1', digest: heavier.digest, manifest: null, bytes: null },
        { actor: SYSTEM, now: NOW },
      )
    ).version.id
    await db().scorerUse.create({ data: { id: newId(), siteId: other, number: 2, versionId, createdAt: NOW } })
    await db().commentState.updateMany({ where: { articleId }, data: { scoring: 'waiting' } })
    await scoreArticle(articleId, { scorer: fakeScorer, open: async () => heavier, now })
    const [state] = await statesOf(articleId)
    expect(state).toMatchObject({ scoring: 'failed', toxicity: null, score: { digest: heavier.digest } })
    const scores = await db().score.findMany({ where: { revisionId: state?.revisionId ?? '' }, orderBy: { id: 'asc' } })
    expect(scores.map((score) => [score.digest[0], score.outcome])).toEqual([
      ['f', 'scored'],
      ['e', 'failed'],
    ])
  })

  it('says so where the version that scores the site is not at hand', async () => {
    const articleId = await importComments(['toxicity 0.9 here'])
    await scoreArticle(articleId, { scorer: fakeScorer, now })
    const more = await importComments(['toxicity 0.8 here'])
    await expect(scoreArticle(more, { scorer: { ...fakeScorer, id: 'fake@2' }, now })).rejects.toThrow('is not at hand')
    expect(await waitingRevisions(more, 10)).toHaveLength(1)
  })
})

describe('an article that cannot be scored', () => {
  const gone: Scorer = { ...fakeScorer, score: () => Promise.reject(new Error('the scorer is gone')) }
  const giveUp = (articleId: string, scorer: Scorer) => scoreArticle(articleId, { scorer, now, last: true })

  it('waits in view, failed, with the reason', async () => {
    const articleId = await importComments(['one', 'two'])
    await expect(giveUp(articleId, gone)).rejects.toThrow('the scorer is gone')
    for (const state of await statesOf(articleId)) {
      expect(state).toMatchObject({
        status: 'pending',
        scoring: 'failed',
        reasons: [{ kind: 'no-score', why: 'crashed' }],
      })
    }
  })

  it('keeps what was scored before', async () => {
    const articleId = await importComments(['toxicity 0.9 here'])
    await scoreArticle(articleId, { scorer: fakeScorer, now })
    await giveUp(articleId, gone)
    expect((await statesOf(articleId))[0]).toMatchObject({ scoring: 'scored', toxicity: 0.9 })
  })

  it('fails as far as it breaks, and no further', async () => {
    const texts = Array.from({ length: 600 }, (_, index) => (index === 300 ? 'break here' : 'toxicity 0.9'))
    const articleId = await importComments(texts)
    const brittle: Scorer = {
      ...fakeScorer,
      score: (batch) => (batch.includes('break here') ? Promise.reject(new Error('broken')) : fakeScorer.score(batch)),
    }
    await expect(giveUp(articleId, brittle)).rejects.toThrow('broken')
    const states = await statesOf(articleId)
    expect(states.map((state) => state.scoring)).toEqual([
      ...Array(256).fill('scored'),
      ...Array(256).fill('failed'),
      ...Array(88).fill('scored'),
    ])
  })

  it('is scored by the same version when it is tried again, and keeps its failure on record', async () => {
    const articleId = await importComments(['toxicity 0.9 here', 'toxicity 0.2 here'])
    await expect(giveUp(articleId, gone)).rejects.toThrow()
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`
    const retried = await retryFailed(siteId, { actor: SYSTEM, now: NOW })
    expect(retried.comments).toBeGreaterThanOrEqual(2)
    const jobs = await db()
      .$queryRaw`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`score-article:${articleId}`} AND attempts = 0`
    expect(jobs).toHaveLength(1)
    await scoreArticle(articleId, { scorer: fakeScorer, now })
    const [high, low] = await statesOf(articleId)
    expect(high).toMatchObject({ scoring: 'scored', toxicity: 0.9, flagged: true })
    expect(low).toMatchObject({ scoring: 'scored', toxicity: 0.2, flagged: false, reasons: [] })
    const scores = await db().score.findMany({ where: { revisionId: high?.revisionId ?? '' }, orderBy: { id: 'asc' } })
    expect(scores.map((score) => score.outcome)).toEqual(['failed', 'scored'])
    const [event] = await db().auditEvent.findMany({ where: { siteId, name: 'scoring.retried' } })
    expect(event?.payload).toEqual(retried)
  })

  it('can fail again, and stays failed', async () => {
    const articleId = await importComments(['one'])
    await expect(giveUp(articleId, gone)).rejects.toThrow()
    await retryFailed(siteId, { actor: SYSTEM, now: NOW })
    await expect(giveUp(articleId, gone)).rejects.toThrow()
    expect(await statesOf(articleId)).toMatchObject([{ scoring: 'failed', score: { outcome: 'failed' } }])
  })
})

it('keeps scores append-only', async () => {
  const articleId = await importComments(['toxicity 0.9 here'])
  await scoreArticle(articleId, { scorer: fakeScorer, now })
  const [state] = await statesOf(articleId)
  const change = db().$executeRaw`UPDATE scores SET toxicity = 0 WHERE id = ${state?.scoreId}::uuid`
  await expect(change).rejects.toThrow('append-only')
  const removal = db().$executeRaw`DELETE FROM scores WHERE id = ${state?.scoreId}::uuid`
  await expect(removal).rejects.toThrow('append-only')
})
