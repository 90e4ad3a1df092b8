import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadToxicityScorer } from '#lib/scoring/toxicity-scorer.ts'
import { writeTinyToxicityModel } from '#tests/support/tiny-toxicity-model.ts'

const TEXTS = 100_000
const AT_ONCE = 1000
const LOOK_EVERY = 20_000

/** A text of 1 to 60 groups of words, by its number. */
const textOf = (number: number): string => 'you are nice '.repeat(((number * 31) % 60) + 1)

/**
 * Whether the toxicity scorer keeps what it should let go: tensors alive and memory of the process in MB, looked at while
 * 100,000 texts of all lengths go through the small graph of the tests.
 */
export default async function bench(): Promise<object> {
  const dir = await mkdtemp(join(tmpdir(), 'toxicity-memory-'))
  const scorer = await loadToxicityScorer({ dir, manifest: await writeTinyToxicityModel(dir) })
  const looks: { texts: number; tensors: number; rssMb: number }[] = []
  let failed = 0
  for (let done = 0; done < TEXTS; done += AT_ONCE) {
    const outcomes = await scorer.score(Array.from({ length: AT_ONCE }, (_, i) => textOf(done + i)))
    failed += outcomes.filter(({ outcome }) => outcome !== 'scored').length
    const texts = done + AT_ONCE
    if (texts % LOOK_EVERY !== 0) continue
    looks.push({ texts, tensors: scorer.state().tensors, rssMb: Math.round(process.memoryUsage().rss / 1e6) })
  }
  const { backend } = scorer.state()
  await scorer.close()
  await rm(dir, { recursive: true })
  return { backend, failed, looks }
}
