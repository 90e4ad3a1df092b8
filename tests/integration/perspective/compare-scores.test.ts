import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { compareScores } from '#lib/http/compare-scores.ts'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { FEEDBACK_PAGE, faceSettings, feedbackJudgements, listFeedback, scorePairs } from '#lib/perspective/data.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { keepComparisons, keepFeedback, saveComparing } from '#lib/perspective/mutations.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { sealSecret } from '#lib/webhooks/seal-secret.ts'
import { makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'

/** A server that speaks the contract, in place of the old service: our own. */
let old: Awaited<ReturnType<typeof serveFaces>>
let key: string
beforeAll(async () => {
  old = await serveFaces([perspectiveFace])
  key = (await makeSiteKey()).key
})
afterAll(async () => {
  await old.close()
  await closeFaceScorer()
})

async function comparing(oldKey = key) {
  const siteId = await makeSite()
  const sealedKey = sealSecret(oldKey, { installation: secrets().webhook, nonce: randomBytes(12) })
  await saveComparing({ percent: 100, sealedKey }, { siteId, actor: SYSTEM, now: NOW })
  const settings = await faceSettings(siteId)
  const scores = new Map([
    ['TOXICITY', 0.25],
    ['INSULT', 0.5],
  ])
  return { siteId, settings, scores, text: 'You are a stupid idiot.', scorer: 'embedded@1' }
}

describe('comparing with the old service', () => {
  it('keeps both scores of each attribute, and neither text nor key', async () => {
    const asked = await comparing()
    expect(await compareScores(asked, old.url)).toBe(2)
    const { byAttribute: pairs } = await scorePairs(asked.siteId)
    expect(pairs.get('TOXICITY')).toMatchObject([{ ours: 0.25, theirs: expect.any(Number) }])
    expect(pairs.get('TOXICITY')?.[0]?.theirs).toBeGreaterThan(0.5)
    const kept = JSON.stringify([await db().comparison.findMany(), await db().faceSettings.findMany()])
    expect(kept).not.toContain('idiot')
    expect(kept).not.toContain(key)
  })

  it('keeps nothing where the key is wrong, nobody answers, or what answers is no score', async () => {
    expect(await compareScores(await comparing('wrong'), old.url)).toBe(0)
    expect(await compareScores(await comparing(), 'http://127.0.0.1:1')).toBe(0)
    const odd = createServer((_, response) =>
      response.end('{"attributeScores":{"TOXICITY":{"summaryScore":{"value":7}},"INSULT":5}}'),
    )
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve))
    const address = odd.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await compareScores(await comparing(), `http://127.0.0.1:${port}`)).toBe(0)
    odd.close()
  })

  it('is measured by one version of the scorer alone, the one that scored last', async () => {
    const siteId = await makeSite()
    const keep = (scorer: string, ours: number) =>
      keepComparisons([{ attribute: 'TOXICITY', ours, theirs: 0.5 }], { siteId, scorer, now: NOW })
    expect(await scorePairs(siteId)).toEqual({ scorer: null, byAttribute: new Map() })
    await keep('embedded@1', 0.1)
    await keep('embedded@2', 0.2)
    expect(await scorePairs(siteId)).toMatchObject({ scorer: 'embedded@2' })
    expect((await scorePairs(siteId)).byAttribute.get('TOXICITY')).toMatchObject([{ ours: expect.closeTo(0.2) }])
    await keep('embedded@1', 0.3)
    const { scorer, byAttribute } = await scorePairs(siteId)
    expect([scorer, byAttribute.get('TOXICITY')?.map(({ ours }) => ours)]).toEqual([
      'embedded@1',
      [expect.closeTo(0.3), expect.closeTo(0.1)],
    ])
  })
})

describe('feedback', () => {
  const said = (text: string, attribute = 'TOXICITY') => ({
    ...{ comment: { text, type: 'PLAIN_TEXT' as const }, languages: [], context: [], communityId: null },
    ...{ clientToken: null, sessionId: null, scores: [{ attribute, value: 1, spans: [] }] },
  })

  it('is measured by one version of the scorer alone, the one that scored last', async () => {
    const { siteId, id: keyId } = await makeSiteKey()
    const keep = (scorer: string, ours: number) =>
      keepFeedback(said('You.'), { scorer, values: new Map([['TOXICITY', ours]]) }, { siteId, keyId, now: NOW })
    expect(await feedbackJudgements(siteId)).toEqual({ scorer: null, byAttribute: new Map() })
    await keep('embedded@1', 0.1)
    await keep('embedded@2', 0.2)
    await keepFeedback(said('Not scored.'), null, { siteId, keyId, now: NOW })
    const { scorer, byAttribute } = await feedbackJudgements(siteId)
    expect([scorer, byAttribute.get('TOXICITY')]).toMatchObject([
      'embedded@2',
      [{ said: 1, ours: expect.closeTo(0.2) }],
    ])
  })

  it('is listed newest first, page by page, each once, and never that of another site', async () => {
    const { siteId, id: keyId } = await makeSiteKey()
    const other = await makeSiteKey()
    const names = Array.from({ length: 2 * FEEDBACK_PAGE + 3 }, (_, i) => `text ${i}`)
    for (const name of names) {
      await keepFeedback(said(name), null, { siteId, keyId, now: NOW })
      await keepFeedback(said('elsewhere'), null, { siteId: other.siteId, keyId: other.id, now: NOW })
    }
    const pages: (string | null)[][] = []
    for (let before: string | null | undefined = null; before !== undefined; ) {
      const page = await listFeedback(siteId, before)
      pages.push(page.map(({ text }) => text))
      before = page.length === FEEDBACK_PAGE ? page.at(-1)?.id : undefined
    }
    expect(pages.map(({ length }) => length)).toEqual([FEEDBACK_PAGE, FEEDBACK_PAGE, 3])
    expect(pages.flat()).toEqual(names.toReversed())
  })
})
