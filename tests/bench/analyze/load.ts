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

  get busy(): boolean {
    return this.#waiting !== undefined
  }

  ask(request: Buffer): Promise<number> {
    return new Promise((resolve) => {
      this.#waiting = resolve
      this.#socket.write(request)
    })
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
      const status = await connection.ask(target.request(next++))
      if (status !== 200) throw new Error(`a request was answered with ${status}`)
    }
    connection.end()
  }
  await Promise.all(Array.from({ length: of.connections }, work)).finally(rest)
  return (of.requests / (performance.now() - start)) * 1000
}

/** Requests at a steady rate whether or not the ones before are answered; milliseconds from when each was due, sorted. */
export async function measureLatencies(target: Target, of: { perSecond: number; seconds: number }): Promise<number[]> {
  const idle = Array.from({ length: 64 }, () => new Connection(target.port))
  const all = [...idle]
  const latencies: number[] = []
  const underWay: Promise<void>[] = []
  const start = performance.now()
  const total = Math.floor(of.perSecond * of.seconds)
  for (let i = 0; i < total; ) {
    const due = start + (i * 1000) / of.perSecond
    const connection = performance.now() >= due ? idle.pop() : undefined
    if (!connection) {
      await sleep(1)
      continue
    }
    const done = (): void => {
      latencies.push(performance.now() - due)
      idle.push(connection)
    }
    underWay.push(connection.ask(target.request(i++)).then(done))
  }
  await Promise.all(underWay)
  for (const connection of all) connection.end()
  return latencies.sort((a, b) => a - b)
}
