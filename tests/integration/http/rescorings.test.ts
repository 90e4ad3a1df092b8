import { beforeAll, describe, expect, it } from 'vitest'
import { DELETE as cancel } from '#app/api/sites/[site]/rescorings/[rescoring]/route.ts'
import { GET as progressOf, POST as rescore } from '#app/api/sites/[site]/rescorings/route.ts'
import { POST as change } from '#app/api/sites/[site]/scorer-uses/route.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { env } from '#lib/env.ts'
import { keepVersion } from '#lib/versions/mutations.ts'
import { askRoute, enterAs } from '#tests/support/ask-route.ts'
import { makeComments, makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'

const site = `rescorings-${newId().slice(-12)}`
let siteId = ''
let versionId = ''
const entered = { admin: { cookie: '', userId: '' }, lead: { cookie: '', userId: '' } }

beforeAll(async () => {
  siteId = await makeSite(site)
  await makeComments(siteId, ['toxicity 0.9'])
  const files = { scorer: 'fake@1', digest: 'a'.repeat(64), manifest: null, bytes: null }
  versionId = (await keepVersion(files, { actor: SYSTEM, now: NOW })).version.id
  entered.admin = await enterAs('admin')
  entered.lead = await enterAs('lead')
})

const post = (path: 'rescorings' | 'scorer-uses', sent: unknown, { cookie } = entered.admin) =>
  askRoute(path === 'rescorings' ? rescore : change, {
    ...{ site, cookie, path, body: JSON.stringify(sent), type: 'application/json' },
  })

describe('versions over the web', () => {
  it('are scored with, cancelled and made current by administrators alone', async () => {
    expect((await post('rescorings', { versionId }, entered.lead)).status).toBe(403)
    expect((await post('scorer-uses', { versionId, basedOn: 1 }, entered.lead)).status).toBe(403)
    expect(await db().rescoring.count({ where: { siteId } })).toBe(0)
    const asked = await (await post('rescorings', { versionId })).json()
    expect(asked).toEqual({ ok: true, id: expect.any(String) })
    expect(await (await post('rescorings', { versionId })).json()).toEqual({ ok: false, reason: 'under-way' })
    expect(await (await post('scorer-uses', { versionId, basedOn: 1 })).json()).toEqual({
      ok: false,
      reason: 'not-ready',
    })
    const seen = await askRoute(progressOf, { site, cookie: entered.lead.cookie, path: 'rescorings' })
    expect(await seen.json()).toMatchObject({
      run: { id: asked.id, state: 'queued', done: 0, total: 1 },
      use: { number: 1, moved: 0, settled: true },
    })
    expect((await stop(asked.id)).status).toBe(200)
    expect((await stop(asked.id)).status).toBe(409)
    const run = await db().rescoring.findUniqueOrThrow({ where: { id: asked.id } })
    expect(run).toMatchObject({ state: 'cancelled', createdBy: entered.admin.userId })
  })

  it.each([
    ['no version', {}],
    ['a version that is no id', { versionId: 'a', basedOn: 1 }],
    ['no number', { versionId: newId(), basedOn: 0 }],
  ])('are refused as %s', async (_, sent) => {
    expect((await post('scorer-uses', sent)).status).toBe(422)
  })
})

/** A run's own path has a part more than `askRoute` knows. */
function stop(rescoring: string): Promise<Response> {
  const headers = { cookie: entered.admin.cookie, origin: env().publicUrl }
  const request = new Request(`${env().publicUrl}/api/sites/${site}/rescorings/${rescoring}`, {
    method: 'DELETE',
    headers,
  })
  return cancel(request, { params: Promise.resolve({ site, rescoring }) })
}
