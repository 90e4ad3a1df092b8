import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { scorerOfSite } from '#lib/http/face-version.ts'
import { takeScorer } from '#lib/ingest/mutations.ts'
import { closeFaceScorer, faceScorer } from '#lib/perspective/face-scorer.ts'
import { cancelRescoring } from '#lib/rescoring/mutations.ts'
import { offerOwnVersion } from '#lib/rescoring/open-offer.ts'
import { loadEmbeddedScorer, SHIPPED_WEIGHTS } from '#lib/scoring/embedded-scorer.ts'
import type { ScoreOutcome, Scorer } from '#lib/scoring/schema.ts'
import { readWeightsDir } from '#lib/scoring/weights-dir.ts'
import { currentUse, versionsByDigest, weightsOf } from '#lib/versions/data.ts'
import { keepVersion } from '#lib/versions/mutations.ts'
import { openVersions } from '#lib/versions/open-version.ts'
import type { Version } from '#lib/versions/schema.ts'
import { tryTextInWorker } from '#lib/versions/try-text-in-worker.ts'
import { makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'
import { writeOtherWeights } from '#tests/support/other-weights.ts'

const TEXT = 'You are a stupid idiot.'
const dir = mkdtempSync(join(tmpdir(), 'belowline-weights-'))
const own = await loadEmbeddedScorer()
const by = { actor: SYSTEM, now: NOW }

afterAll(async () => {
  await closeFaceScorer()
  await own.close()
  rmSync(dir, { recursive: true })
})

/** Weights that score every text near a third. */
const otherWeights = (name: string) => writeOtherWeights(join(dir, name), { slope: 0.001, shift: -0.7 })

const digestOf = async (bytes: Uint8Array) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))).toString('hex')

const toxicityOf = (outcome: ScoreOutcome | undefined) =>
  outcome?.outcome === 'scored' ? outcome.scores.toxicity : null
const scoreOf = async (scorer: Pick<Scorer, 'score'>, text = TEXT) => toxicityOf((await scorer.score([text]))[0])

describe('weights in a directory', () => {
  let version: Version
  beforeAll(async () => {
    version = (await keepVersion(await readWeightsDir(await otherWeights('given')), by)).version
  })

  it('are kept in the database, once, and open from there as the scorer that they are', async () => {
    expect((await keepVersion(await readWeightsDir(join(dir, 'given')), by)).isNew).toBe(false)
    expect(await digestOf((await weightsOf(version.id)) ?? new Uint8Array())).toBe(version.digest)
    expect(await db().auditEvent.count({ where: { subjectId: version.id, name: 'scorer.added' } })).toBe(1)
    const versions = openVersions(own)
    const scorer = await versions.open(version)
    expect(scorer).toMatchObject({ id: version.scorer, digest: version.digest })
    expect(await versions.open(version)).toBe(scorer)
    expect(await scoreOf(scorer)).toBeCloseTo(0.33, 1)
    expect(await scoreOf(scorer, `${TEXT} `.repeat(300))).toBeCloseTo(0.33, 1)
    expect(await scoreOf(own)).toBeGreaterThan(0.8)
    await versions.close()
  })

  it.each([
    ['there are none', async (to: string) => mkdir(to), 'weights.bin cannot be read'],
    [
      'the manifest is of others',
      async (to: string) => writeFileSync(join(to, 'weights.bin'), 'other'),
      'of other weights',
    ],
    [
      'the manifest is none',
      async (to: string) => writeFileSync(join(to, 'manifest.json'), '{}'),
      'is not the manifest',
    ],
    [
      'the manifest is no JSON',
      async (to: string) => writeFileSync(join(to, 'manifest.json'), '{'),
      'is not the manifest',
    ],
    ['they are something else', breakWeights, 'cannot be used'],
  ])('are refused where %s', async (name, spoil, why) => {
    const to = name === 'there are none' ? join(dir, name) : await otherWeights(name)
    await spoil(to)
    await expect(readWeightsDir(to)).rejects.toThrow(why)
  })

  it('score a site on the faces and when a text is tried, once they are current there, and no other site', async () => {
    const [siteId, other] = [await makeSite(), await makeSite()]
    await takeScorer(siteId, { id: version.scorer, digest: version.digest }, NOW)
    await takeScorer(other, own, NOW)
    const face = await scorerOfSite(siteId, Date.now())
    expect(toxicityOf(await face?.one(TEXT, { remember: true }))).toBeCloseTo(0.33, 1)
    expect(toxicityOf(await face?.one('a b c '.repeat(500) + TEXT, { remember: false }))).toBeCloseTo(0.33, 1)
    const shipped = await scorerOfSite(other, Date.now())
    expect(toxicityOf(await shipped?.one(TEXT, { remember: true }))).toBeGreaterThan(0.8)
    expect(shipped).toBe(await faceScorer(null))
    expect(await tryTextInWorker(TEXT, version)).toMatchObject({ ok: true, digest: version.digest })
  })

  it('are said to be missing where they are not kept, and are never replaced by others', async () => {
    const lost = { scorer: 'embedded@1', digest: 'd'.repeat(64), manifest: null, bytes: null }
    const known = (await keepVersion(lost, by)).version
    await expect(openVersions(own).open(known)).rejects.toThrow('are not kept')
    await expect(faceScorer(known)).rejects.toThrow('are not kept')
    await expect(tryTextInWorker(TEXT, known)).rejects.toThrow('are not kept')
  })
})

async function breakWeights(to: string): Promise<void> {
  const bytes = new TextEncoder().encode('no weights at all')
  const { manifest } = await readWeightsDir(SHIPPED_WEIGHTS)
  writeFileSync(join(to, 'weights.bin'), bytes)
  const weights = { bytes: bytes.length, sha256: await digestOf(bytes) }
  writeFileSync(join(to, 'manifest.json'), JSON.stringify({ ...manifest, weights }))
}

describe('the scorer that an installation brings', () => {
  it('is kept and taken by sites without one; after an upgrade it is offered and changes nothing', async () => {
    const [fresh, older] = [await makeSite(), await makeSite()]
    await takeScorer(older, { id: 'embedded@1', digest: 'c'.repeat(64) }, NOW)
    await offerOwnVersion(own, NOW)
    await offerOwnVersion(own, NOW)
    const [version] = await versionsByDigest(own.digest)
    expect(await digestOf((await weightsOf(version?.id ?? '')) ?? new Uint8Array())).toBe(own.digest)
    expect((await currentUse(fresh))?.version.digest).toBe(own.digest)
    expect(await db().rescoring.count({ where: { siteId: fresh } })).toBe(0)
    expect((await currentUse(older))?.version.digest).toBe('c'.repeat(64))
    const runs = await db().rescoring.findMany({ where: { siteId: older } })
    expect(runs).toMatchObject([{ versionId: version?.id, state: 'queued', createdBy: null }])
    await cancelRescoring(runs[0]?.id ?? '', { siteId: older, ...by })
    await offerOwnVersion(own, NOW)
    expect(await db().rescoring.count({ where: { siteId: older } })).toBe(1)
  })
})
