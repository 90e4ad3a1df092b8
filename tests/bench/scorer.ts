import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { ownSentences } from '#lib/scoring/evaluation/own-sentences.ts'
import { openScorer, type ScorerName } from '#lib/scoring/open-scorer.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { toxicityDir } from '#lib/scoring/toxicity-dir.ts'

const ROOT = join(import.meta.dirname, '../..')
const DEV = join(ROOT, '../shared/data/toxicity-dev.jsonl.gz')
const WORDS = 70
const SECONDS = 8

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
  const runs = [1, 2, 3, 4].map(() => {
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: ROOT, encoding: 'utf8' })
    return Number(stdout.trim().split('\n').at(-1))
  })
  return Math.min(...runs)
}

async function throughput(scorer: Scorer, texts: readonly string[]): Promise<number> {
  await scorer.score(texts)
  const [cpu, end] = [process.cpuUsage(), performance.now() + SECONDS * 1000]
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

async function measure(name: ScorerName, texts: readonly string[]) {
  const coldStartMs = coldStart(name)
  const scorer = await openScorer(name)
  const perSecondOneCore = await throughput(scorer, texts)
  const p95Ms = await latency(scorer, texts)
  await scorer.close()
  const round = (value: number): number => Math.round(value * 100) / 100
  return {
    scorer: scorer.id,
    perSecondOneCore: Math.round(perSecondOneCore),
    p95Ms: round(p95Ms),
    coldStartMs: round(coldStartMs),
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  }
}

/** Every scorer that is present, beside one another: comments of 70 words a second of processor time, and the rest. */
export default async function bench(): Promise<object> {
  const texts = textsOf70Words()
  const names: ScorerName[] = existsSync(toxicityDir()) ? ['embedded', 'toxicity'] : ['embedded']
  const scorers = []
  for (const name of names) scorers.push(await measure(name, texts))
  console.log(JSON.stringify({ words: WORDS, texts: texts.length, referenceMillionsPerSecond: referenceLoop() }))
  return { scorers }
}
