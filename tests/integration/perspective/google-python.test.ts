import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'
import { findGooglePython } from '#tests/support/google-python.ts'

const python = findGooglePython()
if (!python) console.info("Google's Python client is not run: install python3-googleapi. Its tests count as skipped.")

let served: Awaited<ReturnType<typeof serveFaces>>
let key: string
beforeAll(async () => {
  served = await serveFaces([perspectiveFace])
  key = (await makeSiteKey()).key
})
afterAll(async () => {
  await served.close()
  await closeFaceScorer()
})

describe("Google's Python client as Debian has it", () => {
  it.skipIf(!python)(
    'finds, scores, reports, reads errors and batches, by the discovery document alone',
    { timeout: 60_000 },
    async () => {
      const program = join(import.meta.dirname, 'google-python.py')
      const { stdout } = await promisify(execFile)(python ?? '', [program, served.url, key], { timeout: 50_000 })
      const { score, suggested, refused, batch } = JSON.parse(stdout)
      expect(score.attributeScores.TOXICITY.summaryScore.value).toBeGreaterThan(0.5)
      expect(suggested).toEqual({ clientToken: 'python', detectedLanguages: ['en'] })
      expect(refused.status).toBe(400)
      // perspective.py cuts the languages out of this very sentence.
      expect(refused.text).toContain('Attribute TOXICITY does not support request languages: de')
      expect(batch.rude.attributeScores.TOXICITY.summaryScore.value).toBeGreaterThan(0.5)
      expect(batch.kind.attributeScores.TOXICITY.summaryScore.value).toBeLessThan(0.5)
      expect(batch.empty).toBe(400)
    },
  )
})
