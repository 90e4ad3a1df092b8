import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

type Answered = (status: number) => void

/** One kept-alive connection; one request at a time. Reads no more of an answer than its length. */
class Connection {
  readonly #socket: Socket
  #waiting: Answered | undefined
  #buffer: Buffer = Buffer.alloc(0)

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (chunk) => this.#read(chunk))
  }

  ask(request: Buffer, answered: Answered): void {
    this.#waiting = answered
    this.#socket.write(request)
  }

  end(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk])
    const head = this.#buffer.indexOf('\r\n\r\n')
    if (head < 0) return
    const text = this.#buffer.toString('latin1', 0, head)
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
    if (this.#buffer.length < head + 4 + length) return
    this.#buffer = this.#buffer.subarray(head + 4 + length)
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.(Number(text.slice(9, 12)))
  }
}

/** Keeps this process on its core until the function that it answers is called. */
function stayAwake(): () => void {
  let next = setImmediate(function again() {
    next = setImmediate(again)
  })
  return () => clearImmediate(next)
}

export type Target = { port: number; request: (i: number) => Buffer }

/**
 * As many requests as go, over `connections`; answers requests a second. Throws when one is not answered with 200. This
 * process never sleeps meanwhile: waking it would be charged to the server, and to a slow one more than to a fast one.
 */
export async function measurePeak(target: Target, of: { requests: number; connections: number }): Promise<number> {
  const start = performance.now()
  const rest = stayAwake()
  let next = 0
  const work = async (): Promise<void> => {
    const connection = new Connection(target.port)
    while (next < of.requests) {
      const request = target.request(next++)
      const status = await new Promise<number>((answered) => connection.ask(request, answered))
      if (status !== 200) throw new Error(`a request was answered with ${status}`)
    }
    connection.end()
  }
  await Promise.all(Array.from({ length: of.connections }, work)).finally(rest)
  return (of.requests / (performance.now() - start)) * 1000
}

/**
 * Requests at a steady rate whether or not the ones before are answered; milliseconds from when each was due, sorted. Keeps
 * nothing of a request but its latency: a collection of garbage here would be charged to the server.
 */
export async function measureLatencies(
  target: Target,
  of: { perSecond: number; seconds: number },
): Promise<Float64Array> {
  const idle = Array.from({ length: 64 }, () => new Connection(target.port))
  const all = [...idle]
  const latencies = new Float64Array(Math.floor(of.perSecond * of.seconds))
  const start = performance.now()
  let [answered, refused] = [0, 0]
  for (let i = 0; i < latencies.length; ) {
    const due = start + (i * 1000) / of.perSecond
    const connection = performance.now() >= due ? idle.pop() : undefined
    if (!connection) {
      await sleep(1)
      continue
    }
    connection.ask(target.request(i++), (status) => {
      if (status !== 200) refused += 1
      latencies[answered++] = performance.now() - due
      idle.push(connection)
    })
  }
  while (answered < latencies.length) await sleep(1)
  for (const connection of all) connection.end()
  if (refused > 0) throw new Error(`${refused} of ${answered} requests were not answered with 200`)
  return latencies.sort()
}
