import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const DATA = join(ROOT, '../shared/data')
const present = existsSync(join(DATA, 'toxicity-train.jsonl.gz'))

/** Half a minute of one core; the two runs go side by side. */
const SHARE = '0.05'

const dir = mkdtempSync(join(tmpdir(), 'belowline-training-'))
afterAll(() => rmSync(dir, { recursive: true }))

/** Trains in a process of its own, from nothing: its checkpoints are its own too. Answers weights and manifest. */
async function train(name: string, seed: string): Promise<{ weights: Buffer; manifest: string }> {
  const out = join(dir, name)
  const places = ['--data', DATA, '--out', out, '--checkpoints', join(out, 'checkpoints')]
  const args = ['lib/cli/main.ts', 'scorer', 'train', '--share', SHARE, '--seed', seed, ...places]
  await promisify(execFile)(process.execPath, args, { cwd: ROOT })
  return { weights: readFileSync(join(out, 'weights.bin')), manifest: readFileSync(join(out, 'manifest.json'), 'utf8') }
}

describe.skipIf(!present && !process.env['CI'])(
  'training on a twentieth of the rows (skipped without ../shared/data)',
  { timeout: 600_000 },
  () => {
    it('gives the same bytes twice', async () => {
      const [one, other] = await Promise.all([train('one', '7'), train('other', '7')])
      expect(one.weights.length).toBeGreaterThan(1_000_000)
      expect(one.weights.equals(other.weights)).toBe(true)
      expect(one.manifest).toBe(other.manifest)
    })
  },
)
