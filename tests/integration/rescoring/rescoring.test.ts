import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { unscoredBy } from '#lib/rescoring/data.ts'
import { askRescoring, cancelRescoring } from '#lib/rescoring/mutations.ts'
import { workOnRescoring } from '#lib/rescoring/work-on-rescoring.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { fakeScorer, makeComments, makeSite, NOW } from '#tests/support/desk.ts'
import { by, now, opening, otherWeights, rescore, scoresBy, stateOf, versionOf } from './versions.ts'

let siteId: string
beforeEach(async () => {
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`
  siteId = await makeSite()
})

const milder = otherWeights('a', (score) => score / 2)
const runOf = (id: string) => db().rescoring.findUniqueOrThrow({ where: { id } })
const texts = (count: number) => Array.from({ length: count }, (_, index) => `toxicity 0.${index + 100} said`)

async function ask(scorer: Scorer): Promise<string> {
  const asked = await askRescoring((await versionOf(scorer)).id, by(siteId))
  if (!asked.ok) throw new Error(asked.reason)
  return asked.id
}

describe('scoring a site by another version', () => {
  it('keeps its scores beside the current ones, and changes nothing that is current', async () => {
    const [id] = await makeComments(siteId, ['toxicity 0.8 here', 'please fail here', ' '])
    const before = await stateOf(id)
    const run = await runOf(await rescore(siteId, milder))
    expect(run).toMatchObject({ state: 'done', done: 3, failed: 1, total: 3, failure: null })
    expect(await stateOf(id)).toEqual(before)
    const scores = await db().score.findMany({ where: { revisionId: before.revisionId }, orderBy: { id: 'asc' } })
    expect(scores.map(({ digest, toxicity }) => [digest[0], toxicity])).toEqual([
      ['f', 0.8],
      ['a', 0.4],
    ])
    const events = await db().auditEvent.findMany({ where: { subjectId: run.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ name }) => name)).toEqual(['rescoring.asked', 'rescoring.ended'])
  })

  it('goes on where it was killed, and scores nothing twice', async () => {
    await makeComments(siteId, texts(600))
    const id = await ask(milder)
    const seen: string[] = []
    const dying: Scorer = {
      ...milder,
      score: async (batch) => {
        if (seen.length > 0) throw new Error('killed')
        seen.push(...batch)
        return milder.score(batch)
      },
    }
    await expect(workOnRescoring(id, { open: opening(dying), now, last: false })).rejects.toThrow('killed')
    expect(await runOf(id)).toMatchObject({ state: 'running', done: 256 })
    const watched: Scorer = {
      ...milder,
      score: async (batch) => {
        expect(batch.filter((text) => seen.includes(text))).toEqual([])
        seen.push(...batch)
        return milder.score(batch)
      },
    }
    await workOnRescoring(id, { open: opening(watched), now, last: false })
    expect(await runOf(id)).toMatchObject({ state: 'done', done: 600 })
    expect(new Set(seen).size).toBe(600)
    expect(await scoresBy(siteId, milder)).toBe(600)
  })

  it('gives others their turn after a while, and asks to be gone on with', async () => {
    await makeComments(siteId, texts(600))
    const id = await ask(milder)
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`
    const how = { open: opening(milder), now, last: false, slice: 0 }
    await workOnRescoring(id, how)
    expect(await runOf(id)).toMatchObject({ state: 'running', done: 256 })
    const jobs = await db().$queryRaw`SELECT priority FROM graphile_worker.jobs WHERE key = ${`rescore-site:${id}`}`
    expect(jobs).toEqual([{ priority: 20 }])
    for (let turn = 0; turn < 3; turn += 1) await workOnRescoring(id, how)
    expect(await runOf(id)).toMatchObject({ state: 'done', done: 600 })
  })

  it('ends where it is when it is cancelled, keeps what it has, and can be asked for again', async () => {
    await makeComments(siteId, texts(600))
    const id = await ask(milder)
    const cancelling: Scorer = {
      ...milder,
      score: async (batch) => {
        if (batch.includes('toxicity 0.400 said')) expect(await cancelRescoring(id, by(siteId))).toEqual({ ok: true })
        return milder.score(batch)
      },
    }
    await workOnRescoring(id, { open: opening(cancelling), now, last: false })
    expect(await runOf(id)).toMatchObject({ state: 'cancelled', done: 256 })
    expect(await scoresBy(siteId, milder)).toBe(256)
    expect(await cancelRescoring(id, by(siteId))).toEqual({ ok: false })
    expect(await runOf(await rescore(siteId, milder))).toMatchObject({ state: 'done', done: 344 })
  })

  it('runs once at a time on a site, whoever asks at the same moment', async () => {
    await makeComments(siteId, ['one'])
    const { id } = await versionOf(milder)
    const asked = await Promise.all([1, 2, 3].map(() => askRescoring(id, by(siteId))))
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
    expect(asked.filter((one) => !one.ok && one.reason === 'under-way')).toHaveLength(2)
    expect(await askRescoring(siteId, by(await makeSite()))).toEqual({ ok: false, reason: 'not-there' })
  })

  it('takes in what comes and what changes while it runs', async () => {
    const [first] = await makeComments(siteId, ['toxicity 0.1', 'toxicity 0.2'])
    const id = await ask(milder)
    let came = false
    const busy: Scorer = {
      ...milder,
      score: async (batch) => {
        if (!came) {
          came = true
          await makeComments(siteId, ['toxicity 0.3'])
          await revise(first ?? '', 'toxicity 0.9')
        }
        return milder.score(batch)
      },
    }
    await workOnRescoring(id, { open: opening(busy), now, last: false })
    expect(await runOf(id)).toMatchObject({ state: 'done' })
    const version = await versionOf(milder)
    expect(await unscoredBy({ siteId, version, after: '00000000-0000-0000-0000-000000000000', limit: 10 })).toEqual([])
    expect(await scoresBy(siteId, milder)).toBe(4)
  })

  it('is tried again when it breaks, and says why at the last attempt', async () => {
    await makeComments(siteId, ['one'])
    const id = await ask(milder)
    const broken: Scorer = { ...milder, score: () => Promise.reject(new Error('the scorer is gone')) }
    await expect(workOnRescoring(id, { open: opening(broken), now, last: false })).rejects.toThrow()
    expect(await runOf(id)).toMatchObject({ state: 'running', failure: null })
    await expect(workOnRescoring(id, { open: opening(broken), now, last: true })).rejects.toThrow()
    expect(await runOf(id)).toMatchObject({ state: 'failed', failure: 'the scorer is gone', endedAt: NOW })
    expect(await scoresBy(siteId, fakeScorer)).toBe(1)
  })

  it('is done at once on a site without comments', async () => {
    expect(await runOf(await rescore(siteId, milder))).toMatchObject({ state: 'done', done: 0, total: 0 })
  })
})

/** A new text of a comment, as its source would send it; it waits for its score. */
async function revise(commentId: string, text: string): Promise<void> {
  const revision = { id: crypto.randomUUID(), siteId, commentId, number: 2, text, receivedAt: NOW }
  await db().revision.create({ data: revision })
  await db().commentState.update({ where: { commentId }, data: { revisionId: revision.id, scoring: 'waiting' } })
}
