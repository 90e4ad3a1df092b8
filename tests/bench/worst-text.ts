import { readFile } from 'node:fs/promises'
import { setDatabase } from '#lib/db/client.ts'
import { modelFrom } from '#lib/scoring/model.ts'
import { scoreText } from '#lib/scoring/score-text.ts'
import { decodeWeights } from '#lib/scoring/weights-format.ts'
import { inDatabase } from '#tests/bench/analyze/database.ts'
import { type Measured, startServer } from '#tests/bench/analyze/start-server.ts'
import { median } from '#tests/bench/statistics.ts'
import { makeSiteKey } from '#tests/support/face-server.ts'
import { worstTexts } from '#tests/support/worst-texts.ts'

/** Each with texts that nobody has read before. */
const ROUNDS = 21
/** Until the code of every thread is compiled as it will be. */
const WARM_UP = 8

/** Milliseconds: of the scoring thread's own processor time; of the server's own thread; on the clock, from asking to the answer. */
type Taken = { scoringMs: number; heldMs: number; answeredMs: number; withSpansMs: number }

/**
 * The worst texts of 20,480 bytes, each new in every round, asked of the face over HTTP; medians of the worst kind.
 * `scoringMs` is what a thread works that scores it, `heldMs` what the thread works for it that serves everybody, which is
 * how long others wait; `answeredMs` and `withSpansMs` are how long the client waits, without spans and with them.
 */
export default async function worstText() {
  return inDatabase(async (database) => {
    setDatabase(database)
    const { key } = await makeSiteKey()
    const server = await startServer('faces', database)
    const ask = asking(`http://127.0.0.1:${server.port}/v1alpha1/comments:analyze?key=${key}`)
    const model = modelFrom(decodeWeights(await readFile('models/embedded/weights.bin')))
    const taken = new Map<string, Taken[]>()
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const [alone, whole, parts] = [0, 1, 2].map((of) => worstTexts(3 * round + of + 1))
      for (const kind of Object.keys(alone ?? {})) {
        const one = {
          scoringMs: ownMilliseconds(() => scoreText(alone?.[kind] ?? '', model)),
          ...(await askHeld(server, () => ask(whole?.[kind] ?? '', false))),
          withSpansMs: (await askHeld(server, () => ask(parts?.[kind] ?? '', true))).answeredMs,
        }
        if (round >= WARM_UP) taken.set(kind, [...(taken.get(kind) ?? []), one])
      }
    }
    server.child.kill()
    const medians = [...taken].map(([kind, all]) => ({ kind, ...mediansOf(all) }))
    for (const one of medians) console.error(JSON.stringify(one))
    return worstOf(medians)
  })
}

const NAMES = ['scoringMs', 'heldMs', 'answeredMs', 'withSpansMs'] as const

const each = (value: (name: keyof Taken) => number): Taken =>
  Object.fromEntries(NAMES.map((name) => [name, Math.round(value(name) * 10) / 10])) as Taken

const mediansOf = (all: readonly Taken[]): Taken => each((name) => median(all.map((one) => one[name])))

const worstOf = (all: readonly Taken[]): Taken => each((name) => Math.max(...all.map((one) => one[name])))

function ownMilliseconds(run: () => unknown): number {
  const before = process.threadCpuUsage()
  run()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

async function askHeld(server: Measured, ask: () => Promise<void>): Promise<Pick<Taken, 'heldMs' | 'answeredMs'>> {
  const before = await server.usage()
  const start = performance.now()
  await ask()
  const answeredMs = performance.now() - start
  return { answeredMs, heldMs: ((await server.usage()).ownMicros - before.ownMicros) / 1000 }
}

const ASKED = { TOXICITY: {}, SPAM: {}, INCOHERENT: {}, UNSUBSTANTIAL: {} }

/** Asks for a text; one without words is refused, and was read all the same. */
function asking(url: string) {
  return async (text: string, spanAnnotations: boolean): Promise<void> => {
    const comment = { text, type: 'HTML' }
    const body = { comment, spanAnnotations, languages: ['en'], doNotStore: true, requestedAttributes: ASKED }
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
    if (response.status !== 200 && response.status !== 400) throw new Error(`answered with ${response.status}`)
    await response.arrayBuffer()
  }
}
