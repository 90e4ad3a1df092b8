import { once } from 'node:events'
import { request as ask, type IncomingMessage } from 'node:http'
import { setDatabase } from '#lib/db/client.ts'
import { openScorer } from '#lib/scoring/open-scorer.ts'
import type { ScoreOptions, Scorer } from '#lib/scoring/schema.ts'
import { inDatabase } from '#tests/bench/analyze/database.ts'
import { measureLatencies, measurePeak, type Target } from '#tests/bench/analyze/load.ts'
import { type Measured, startServer } from '#tests/bench/analyze/start-server.ts'
import { median } from '#tests/bench/statistics.ts'
import { makeSiteKey } from '#tests/support/face-server.ts'

const CONNECTIONS = 16
/** Scorer, bare server and face are measured in turns, so that what else the machine does falls on all of them. */
const ROUNDS = 9
const REQUESTS = 4000
const WARM_UP = 5000
/** Lines of scores in a round. */
const LINES = 20_000
/** Latencies are watched so often and so many seconds; the median is told, and each on standard error. */
const WATCHES = 5
const SECONDS = 5
/** How many requests memory is watched over; another number may follow the name of the measure. */
const WATCHED = 1_000_000

const WORDS =
  `the people of this town are really kind and I would go there again because everything works you know what I mean but
  some of them were stupid idiots who never listen to anybody else about the new road which nobody wanted anyway`.split(
    /\s+/,
  )

/** A distinct text of 200 characters for each number. */
function textOf(i: number): string {
  let text = `${i} `
  for (let k = i + 1; text.length < 200; ) {
    k = (Math.imul(k, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff
    text += `${WORDS[k % WORDS.length]} `
  }
  return text.slice(0, 200)
}

const post = (path: string, body: string) =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )

/** Requests a second, and microseconds of processor time on each. */
type Speed = { perSecond: number; cpu: number }

async function measureServer(server: Measured, request: Target['request'], first: number): Promise<Speed> {
  const before = await server.usage()
  const target = { port: server.port, request: (i: number) => request(i + first) }
  const perSecond = await measurePeak(target, { requests: REQUESTS, connections: CONNECTIONS })
  return { perSecond, cpu: ((await server.usage()).cpuMicros - before.cpuMicros) / REQUESTS }
}

async function measureScorer(scorer: Scorer, options: ScoreOptions, first: number): Promise<Speed> {
  const texts = Array.from({ length: REQUESTS }, (_, i) => textOf(i + first))
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  for (const text of texts) await scorer.score([text], options)
  const { user, system } = process.cpuUsage(cpu)
  return { perSecond: (REQUESTS / (performance.now() - start)) * 1000, cpu: (user + system) / REQUESTS }
}

/** The scorer as lines of scores ask it, with spans, and as the Perspective face does, without. */
type Round = { withSpans: Speed; scorer: Speed; bare: Speed; face: Speed; linesPerSecond: number }

/** Each round on texts of its own. What a round measured is said on standard error. */
async function measureInTurns({
  bare,
  face,
  request,
  lines,
}: {
  bare: Measured
  face: Measured
  request: Target['request']
  lines: (first: number, count: number) => Promise<number>
}): Promise<Round[]> {
  const scorer = await openScorer('embedded')
  for (let i = 0; i < WARM_UP; i++) await scorer.score([textOf(i + 5_000_000)])
  for (const { port } of [bare, face]) {
    await measurePeak({ port, request: (i) => request(i + 6_000_000) }, { requests: WARM_UP, connections: CONNECTIONS })
  }
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const first = round * REQUESTS
    const one = {
      withSpans: await measureScorer(scorer, { spans: true }, first + 5_700_000),
      scorer: await measureScorer(scorer, { spans: false }, first + 5_500_000),
      bare: await measureServer(bare, request, first),
      face: await measureServer(face, request, first),
      linesPerSecond: await lines(round * LINES, LINES),
    }
    rounds.push(one)
    const micros = [one.withSpans, one.scorer, one.bare, one.face].map(({ cpu }) => Math.round(cpu))
    console.error(
      `round ${round + 1}: scorer ${micros[0]}, without spans ${micros[1]}, bare server ${micros[2]}, face ${micros[3]} µs of processor time each; ${Math.round(one.linesPerSecond)} lines and ${Math.round(one.withSpans.perSecond)} scores a second`,
    )
  }
  await scorer.close()
  return rounds
}

function countLines(chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1
  return count
}

type Lines = { first: number; count: number }

/** Lines scored a second. The client does no more than send bytes and count the lines that come back. */
async function measureLines(port: number, key: string, { first, count }: Lines): Promise<number> {
  const lines = Array.from({ length: count }, (_, i) => JSON.stringify({ id: i, text: textOf(8_000_000 + first + i) }))
  const body = Buffer.from(lines.join('\n'))
  const headers = { authorization: `Bearer ${key}`, 'content-length': body.length }
  const start = performance.now()
  const asked = ask({ port, host: '127.0.0.1', method: 'POST', path: '/api/v1/scores', headers }).end(body)
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  let answered = 0
  for await (const chunk of response) answered += countLines(chunk as Buffer)
  if (answered !== count) throw new Error(`${answered} of ${count} lines were answered`)
  return (count / (performance.now() - start)) * 1000
}

/**
 * The Perspective face beside the scorer alone and beside a bare server that answers a constant, in one run, on
 * distinct texts of 200 characters; the median of the rounds. `overheadMicros` is processor time a request over scorer
 * and bare server together, the scorer asked for what the face asks it for; `p99MsAt70` is the median of several watches; `scorerPerSecond` is with spans, which lines
 * of scores have.
 */
export default async function analyze() {
  return inDatabase(async (database) => {
    setDatabase(database)
    const { key } = await makeSiteKey()
    const request = (i: number) =>
      post(
        `/v1alpha1/comments:analyze?key=${key}`,
        JSON.stringify({ comment: { text: textOf(i) }, requestedAttributes: { TOXICITY: {} } }),
      )
    const [bareServer, server] = [await startServer('bare', database), await startServer('faces', database)]
    const lines = (first: number, count: number) => measureLines(server.port, key, { first, count })
    // The threads that score lines open at the first of them: not while others are measured.
    await lines(ROUNDS * LINES, WARM_UP)
    const rounds = await measureInTurns({ bare: bareServer, face: server, request, lines })
    bareServer.child.kill()
    const of = (measure: (round: Round) => number): number => median(rounds.map(measure))
    const fresh = (i: number) => request(i + 2_000_000)
    const p99s: number[] = []
    for (let watch = 0; watch < WATCHES; watch++) {
      const request = (i: number) => fresh(i + watch * 200_000)
      // The peak of this moment: how fast the machine is changes within a minute.
      const peak = { port: server.port, request: (i: number) => request(i + 100_000) }
      const perSecond = 0.7 * (await measurePeak(peak, { requests: REQUESTS, connections: CONNECTIONS }))
      const rate = { perSecond, seconds: SECONDS }
      const latencies = await measureLatencies({ port: server.port, request }, rate)
      p99s.push(latencies[Math.floor(latencies.length * 0.99)] ?? 0)
    }
    console.error(`p99 at 70 %: ${p99s.map((ms) => ms.toFixed(1)).join(', ')} ms`)
    const watched = Number(process.argv[3] ?? WATCHED)
    const grown = await measureGrowth(server, (i) => request(i + 10_000_000), watched)
    server.child.kill()
    return {
      analyzePerSecond: Math.round(of(({ face }) => face.perSecond)),
      scorerPerSecond: Math.round(of(({ withSpans }) => withSpans.perSecond)),
      bareHttpPerSecond: Math.round(of(({ bare }) => bare.perSecond)),
      p99MsAt70: round(median(p99s)),
      scoresPerSecond: Math.round(of(({ linesPerSecond }) => linesPerSecond)),
      overheadMicros: round(of(({ scorer, bare, face }) => face.cpu - scorer.cpu - bare.cpu)),
      rssGrowthMb: round(grown),
    }
  })
}

/** From when caches are full, a fifth of the way in, to the end. */
async function measureGrowth(server: Measured, request: Target['request'], requests: number): Promise<number> {
  const target = { port: server.port, request }
  const first = Math.floor(requests / 5)
  await measurePeak(target, { requests: first, connections: CONNECTIONS })
  const before = await server.usage('memory')
  await measurePeak(
    { ...target, request: (i) => request(i + first) },
    { requests: requests - first, connections: CONNECTIONS },
  )
  return (await server.usage('memory')).rssMb - before.rssMb
}

const round = (value: number): number => Math.round(value * 10) / 10
