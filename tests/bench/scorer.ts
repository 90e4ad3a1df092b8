import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { UserError } from '#lib/errors.ts'
import { ownSentences } from '#lib/scoring/evaluation/own-sentences.ts'
import { openScorer, type ScorerName } from '#lib/scoring/open-scorer.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { toxicityDir } from '#lib/scoring/toxicity-dir.ts'

const ROOT = join(import.meta.dirname, '../..')
const DEV = join(ROOT, '../shared/data/toxicity-dev.jsonl.gz')
const WORDS = 70
const SECONDS = 8

/** What is measured of one scorer: `scorer` is its exact version. */
export type Measures = {
  scorer: string
  perSecondOneCore: number
  p95Ms: number
  coldStartMs: number
  rssMb: number
}

/** Real comments cut to 70 words where they are to be had, else our own sentences joined to as many. */
function textsOf70Words(): string[] {
  const texts = existsSync(DEV)
    ? gunzipSync(readFileSync(DEV))
        .toString('utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).text as string)
    : [
        ownSentences()
          .map(({ text }) => text)
          .join(' '),
      ]
  return texts.flatMap((text) => {
    const words = text.split(/\s+/)
    const count = Math.min(existsSync(DEV) ? 1 : 40, Math.floor(words.length / WORDS))
    return Array.from({ length: count }, (_, i) => words.slice(i * WORDS, (i + 1) * WORDS).join(' '))
  })
}

/** A loop of plain arithmetic: how fast this machine is just now, so that runs can be compared. Millions a second. */
function referenceLoop(): number {
  const numbers = Float32Array.from({ length: 4096 }, (_, i) => i / 4096)
  const started = performance.now()
  let sum = 0
  for (let round = 0; round < 20_000; round++) for (const number of numbers) sum += number * 0.5
  if (Number.isNaN(sum)) throw new Error('the reference loop came to nothing')
  return Math.round((20_000 * 4096) / (performance.now() - started) / 1000)
}

/** What a fresh process says in its last line, as JSON. Throws with what it said of it when it breaks. */
export function askProcess(code: string, flags: readonly string[] = []): unknown {
  const args = [...flags, '--input-type=module', '-e', code]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
  })
  const last = stdout.trim().split('\n').at(-1) ?? ''
  if (status === 0 && last !== '') return JSON.parse(last)
  throw new Error(`a process that was measured ended with ${status}: ${stderr.trim().split('\n').at(-1)}`)
}

/**
 * Milliseconds from the start of a fresh process's own code to its first answer, with the compile cache that the command
 * line has: the first of the runs fills it.
 */
function coldStart(name: ScorerName): number {
  const code = `const t = performance.now()
process.getBuiltinModule('node:module').enableCompileCache('node_modules/.cache/belowline')
const { openScorer } = await import('#lib/scoring/open-scorer.ts')
const scorer = await openScorer('${name}')
await scorer.score(['You are a fool and this is a short comment.'])
console.log(performance.now() - t)
await scorer.close()`
  return Math.min(...[1, 2, 3, 4].map(() => Number(askProcess(code))))
}

async function throughput(scorer: Scorer, texts: readonly string[], seconds: number): Promise<number> {
  await scorer.score(texts)
  const [cpu, end] = [process.cpuUsage(), performance.now() + seconds * 1000]
  let done = 0
  while (performance.now() < end) {
    await scorer.score(texts.slice(0, 200))
    done += Math.min(200, texts.length)
  }
  const used = process.cpuUsage(cpu)
  return done / ((used.user + used.system) / 1e6)
}

async function latency(scorer: Scorer, texts: readonly string[]): Promise<number> {
  const times: number[] = []
  for (const text of texts.slice(0, 500)) {
    const started = performance.now()
    await scorer.score([text])
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length * 0.95)] ?? 0
}

const round = (value: number): number => Math.round(value * 100) / 100

/** Measures a scorer in this process, which must have seen no other: what it holds in memory is counted too. */
export async function measureHere(name: ScorerName, seconds: number): Promise<Omit<Measures, 'coldStartMs'>> {
  const texts = textsOf70Words()
  const scorer = await openScorer(name)
  const perSecondOneCore = Math.round(await throughput(scorer, texts, seconds))
  const p95Ms = round(await latency(scorer, texts))
  await scorer.close()
  return { scorer: scorer.id, perSecondOneCore, p95Ms, rssMb: Math.round(process.memoryUsage().rss / 1e6) }
}

function measure(name: ScorerName, seconds: number): Measures {
  const code = `const { measureHere } = await import('#tests/bench/scorer.ts')
console.log(JSON.stringify(await measureHere('${name}', ${seconds})))`
  const { scorer, perSecondOneCore, p95Ms, rssMb } = askProcess(code, process.execArgv) as Measures
  return { scorer, perSecondOneCore, p95Ms, coldStartMs: round(coldStart(name)), rssMb }
}

/** Why a scorer cannot be measured here; null where it opens. */
async function findFault(name: ScorerName): Promise<string | null> {
  try {
    await (await openScorer(name)).close()
    return null
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
}

/**
 * Every scorer that is present, beside one another: comments of 70 words a second of processor time, and the rest. One that
 * does not open is left out with why; the embedded one must be there.
 */
export default async function bench(seconds = SECONDS): Promise<{ scorers: Measures[]; leftOut: string[] }> {
  const fault = existsSync(toxicityDir()) ? await findFault('toxicity') : 'The toxicity scorer is not here.'
  const names: ScorerName[] = fault === null ? ['embedded', 'toxicity'] : ['embedded']
  const scorers = names.map((name) => measure(name, seconds))
  const about = { words: WORDS, texts: textsOf70Words().length, referenceMillionsPerSecond: referenceLoop() }
  console.log(JSON.stringify(about))
  return { scorers, leftOut: fault === null ? [] : [fault] }
}
