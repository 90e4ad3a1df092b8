import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { disconnect, setDatabase } from '#lib/db/client.ts'
import { openScorer } from '#lib/scoring/open-scorer.ts'
import { measureLatencies, measurePeak, type Target } from '#tests/bench/analyze/load.ts'
import startCluster, { withDatabase } from '#tests/support/database-cluster.ts'
import { makeSiteKey } from '#tests/support/face-server.ts'

const CONNECTIONS = 16
const REQUESTS = 20_000
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

type Usage = { cpuMicros: number; rssMb: number }
type Measured = { child: ChildProcess; port: number; usage: () => Promise<Usage> }

async function startServer(kind: 'bare' | 'faces', database: string): Promise<Measured> {
  const child = fork(join(import.meta.dirname, 'analyze/server.ts'), [kind, database], { execArgv: ['--expose-gc'] })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const usage = async (): Promise<Usage> => {
    child.send('usage')
    const [answer] = (await once(child, 'message')) as [Usage]
    return answer
  }
  return { child, port, usage }
}

/** Requests a second, and microseconds of processor time that the server spent on each. */
async function measureServer(server: Measured, request: Target['request'], requests: number) {
  const target = { port: server.port, request }
  await measurePeak(target, { requests: 3000, connections: CONNECTIONS })
  const before = await server.usage()
  const perSecond = await measurePeak(
    { ...target, request: (i) => request(i + 3000) },
    { requests, connections: CONNECTIONS },
  )
  const after = await server.usage()
  return { perSecond, cpu: (after.cpuMicros - before.cpuMicros) / requests }
}

async function measureScorer() {
  const scorer = await openScorer('embedded')
  const texts = Array.from({ length: REQUESTS }, (_, i) => textOf(i + 5_000_000))
  for (const text of texts.slice(0, 3000)) await scorer.score([text])
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  for (const text of texts) await scorer.score([text])
  const { user, system } = process.cpuUsage(cpu)
  return { perSecond: (REQUESTS / (performance.now() - start)) * 1000, cpu: (user + system) / REQUESTS }
}

async function measureLines(port: number, key: string): Promise<number> {
  const lines = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => JSON.stringify({ id: i, text: textOf(from + i) })).join('\n')
  const send = async (body: string) => {
    const headers = { authorization: `Bearer ${key}` }
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/scores`, { method: 'POST', headers, body })
    return (await response.text()).trimEnd().split('\n').length
  }
  await send(lines(7_000_000, 5000))
  const body = lines(8_000_000, 40_000)
  const start = performance.now()
  const answered = await send(body)
  if (answered !== 40_000) throw new Error(`${answered} of 40,000 lines were answered`)
  return (answered / (performance.now() - start)) * 1000
}

/** A migrated database in the cluster of the tests, for as long as `run` takes. */
async function inDatabase<T>(run: (url: string) => Promise<T>): Promise<T> {
  let cluster = { url: '', template: '' }
  const provide = (_name: string, value: typeof cluster) => {
    cluster = value
  }
  const leave = await startCluster({ provide } as unknown as TestProject)
  const name = `test_${process.pid}_bench`
  const client = new pg.Client({ connectionString: withDatabase(cluster.url, 'postgres') })
  await client.connect()
  try {
    await client.query(`create database ${name} template ${cluster.template}`)
    return await run(withDatabase(cluster.url, name))
  } finally {
    await disconnect()
    await client.query(`drop database if exists ${name} with (force)`)
    await client.end()
    await leave()
  }
}

/**
 * The Perspective face beside the scorer alone and beside a bare server that answers a constant, in one run, on
 * distinct texts of 200 characters. `overheadMicros` is processor time a request over scorer and bare server together.
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
    const scorer = await measureScorer()
    const bareServer = await startServer('bare', database)
    const bare = await measureServer(bareServer, request, REQUESTS)
    bareServer.child.kill()
    const server = await startServer('faces', database)
    const face = await measureServer(server, request, REQUESTS)
    const fresh = (i: number) => request(i + 2_000_000)
    const rate = { perSecond: 0.7 * face.perSecond, seconds: 10 }
    const latencies = await measureLatencies({ port: server.port, request: fresh }, rate)
    const scoresPerSecond = await measureLines(server.port, key)
    const watched = Number(process.argv[3] ?? WATCHED)
    const grown = await measureGrowth(server, (i) => request(i + 10_000_000), watched)
    server.child.kill()
    return {
      analyzePerSecond: Math.round(face.perSecond),
      scorerPerSecond: Math.round(scorer.perSecond),
      bareHttpPerSecond: Math.round(bare.perSecond),
      p99MsAt70: round(latencies[Math.floor(latencies.length * 0.99)] ?? 0),
      scoresPerSecond: Math.round(scoresPerSecond),
      overheadMicros: round(face.cpu - scorer.cpu - bare.cpu),
      rssGrowthMb: round(grown),
    }
  })
}

/** From when caches are full, a fifth of the way in, to the end. */
async function measureGrowth(server: Measured, request: Target['request'], requests: number): Promise<number> {
  const target = { port: server.port, request }
  const first = Math.floor(requests / 5)
  await measurePeak(target, { requests: first, connections: CONNECTIONS })
  const before = await server.usage()
  await measurePeak(
    { ...target, request: (i) => request(i + first) },
    { requests: requests - first, connections: CONNECTIONS },
  )
  return (await server.usage()).rssMb - before.rssMb
}

const round = (value: number): number => Math.round(value * 10) / 10
