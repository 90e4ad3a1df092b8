import { createHmac, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { coralFace } from '#lib/http/coral-face.ts'
import { closeFaceScorer, FaceScorer } from '#lib/perspective/face-scorer.ts'
import { saveCoralSecret, saveFaceSettings } from '#lib/perspective/mutations.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { sealSecret } from '#lib/webhooks/seal-secret.ts'
import { makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'
import { serveFaces } from '#tests/support/face-server.ts'

/** Requests as Coral's external.ts sends them, byte for byte from its source. */
const SECRET = '9f2f3a6d8b4c4b0f8a7c2f7f6f0a3d1e5b8c7a9d0e1f2a3b4c5d6e7f8a9b0c1d'

let served: Awaited<ReturnType<typeof serveFaces>>
let site: { id: string; key: string }
beforeAll(async () => {
  served = await serveFaces([coralFace])
  site = await makeCoralSite(SECRET)
  await ask('warm up')
})
afterAll(async () => {
  await served.close()
  await closeFaceScorer()
})

async function makeCoralSite(secret: string) {
  const id = await makeSite()
  const sealed = sealSecret(secret, { installation: secrets().webhook, nonce: randomBytes(12) })
  await saveCoralSecret(sealed, { siteId: id, actor: SYSTEM, now: NOW })
  const { key } = await db().site.findUniqueOrThrow({ where: { id } })
  return { id, key }
}

const requestOf = (body: string) => ({
  action: 'NEW',
  comment: { body, parentID: null },
  author: { id: 'u1', role: 'COMMENTER' },
  story: { id: 's1', url: 'https://news.example/story' },
  site: { id: 'x1' },
  tenantID: 't1',
  tenantDomain: 'coral.news.example',
})

type More = { secrets?: string[]; raw?: string; key?: string }

async function ask(text: string, { secrets: signing = [SECRET], raw, key = site.key }: More = {}) {
  const body = raw ?? JSON.stringify(requestOf(text), null, 2)
  const signature = signing
    .map((secret) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`)
    .join(',')
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Coral Moderation/9.0.0',
    'x-coral-signature': signature,
  }
  const init = { method: 'POST', headers, body, redirect: 'error' as const }
  const response = await fetch(`${served.url}/api/v1/coral/${key}`, init)
  const answered = await response.text()
  return { status: response.status, json: answered === '' ? null : JSON.parse(answered) }
}

const PREMOD = { status: 200, json: { status: 'PREMOD' } }

describe("Coral's external moderation phase", () => {
  it('is told to withhold what the policy catches, with a flag', async () => {
    expect(await ask('You are a stupid idiot, shut up.')).toEqual({
      status: 200,
      json: { status: 'SYSTEM_WITHHELD', actions: [{ actionType: 'FLAG', reason: 'COMMENT_DETECTED_TOXIC' }] },
    })
  })

  it('is told nothing of a harmless text, in 204 and no bytes', async () => {
    expect(await ask('Thank you for this interesting article about the new road.')).toEqual({ status: 204, json: null })
  })

  it('reads HTML as it is shown and as it is written', async () => {
    expect((await ask('<div>You are a <b>stu</b>pid idiot,<br>shut up.</div>')).json.status).toBe('SYSTEM_WITHHELD')
    expect((await ask('What a fine day, <you stupid idiot, shut up>')).json.status).toBe('SYSTEM_WITHHELD')
    expect((await ask('<div>Thank you for this <b>interesting</b> article about the road.</div>')).status).toBe(204)
  })

  it('lets a person look at what cannot be scored: another language, no words', async () => {
    expect(await ask('Das ist doch völliger Unsinn, was Sie hier schreiben, Sie haben keine Ahnung.')).toEqual(PREMOD)
    expect(await ask('👍👍')).toEqual(PREMOD)
    expect(await ask('')).toEqual(PREMOD)
    const { id, key } = await makeCoralSite(SECRET)
    const settings = { scoreAnyway: true, attributesOff: [], strictModerations: false }
    await saveFaceSettings(settings, { siteId: id, actor: SYSTEM, now: NOW })
    expect((await ask('Das ist doch ein schöner Tag, ich freue mich sehr darüber.', { key })).json).not.toEqual({
      status: 'APPROVED',
    })
  })

  it('lets a person look where the scorer fails, breaks or is late', async () => {
    const score = vi.spyOn(FaceScorer.prototype, 'several')
    score.mockResolvedValueOnce([{ outcome: 'failed', reason: 'crashed' }])
    expect(await ask('A fine day in the garden, I think.')).toEqual(PREMOD)
    score.mockRejectedValueOnce(new Error('broken'))
    vi.spyOn(process.stdout, 'write').mockReturnValueOnce(true)
    expect(await ask('A fine day in the garden, I think.')).toEqual(PREMOD)
    score.mockReturnValueOnce(new Promise(() => {}))
    const start = performance.now()
    expect(await ask('A fine day in the garden, I think.')).toEqual(PREMOD)
    expect(performance.now() - start).toBeGreaterThan(400)
    score.mockRestore()
  })

  it.each([
    ['no JSON', 'no json'],
    ['another form', '{"comment":"text"}'],
    ['null', 'null'],
    ['nothing', ''],
    ['bytes of no text', '\0\0'],
  ])('lets a person look at what is signed and is %s', async (_name, raw) => {
    expect(await ask('', { raw })).toEqual(PREMOD)
  })

  it('takes either of two signatures, and refuses what its secret did not sign', async () => {
    expect((await ask('A fine day in the garden.', { secrets: ['old', SECRET] })).status).toBe(204)
    expect((await ask('A fine day in the garden.', { secrets: ['old'] })).status).toBe(401)
    expect((await ask('A fine day in the garden.', { secrets: [] })).status).toBe(401)
  })

  it('is not answered for a site that has no secret, or another', async () => {
    const bare = await db().site.findUniqueOrThrow({ where: { id: await makeSite() } })
    expect((await ask('Hello.', { key: bare.key })).status).toBe(404)
    expect((await ask('Hello.', { key: 'nobody' })).status).toBe(404)
    const other = await makeCoralSite('another')
    expect((await ask('Hello.', { key: other.key })).status).toBe(401)
  })

  it('is refused by another method', async () => {
    expect((await fetch(`${served.url}/api/v1/coral/${site.key}`)).status).toBe(405)
  })

  it('lets a person look at a body that is too large, and says nothing of it for a site without a secret', async () => {
    const raw = 'a'.repeat(1024 * 1024 + 1)
    expect(await ask('', { raw })).toEqual(PREMOD)
    expect((await ask('', { raw, key: 'nobody' })).status).toBe(404)
  })
})
