import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { compareScores } from '#lib/http/compare-scores.ts'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { faceSettings, scorePairs } from '#lib/perspective/data.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { saveComparing } from '#lib/perspective/mutations.ts'
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
})
