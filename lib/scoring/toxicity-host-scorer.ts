import { Worker } from 'node:worker_threads'
import { UserError } from '#lib/errors.ts'
import type { FromThread, ThreadAnswer, ThreadReady, ThreadStart, ToThread } from '#lib/scoring/toxicity-messages.ts'

export type ThreadOutcome = ({ ok: true } & ThreadAnswer) | { ok: false; reason: 'timed-out' | 'crashed' }

/** A worker thread that holds the model. After an outcome that is not `ok` it is gone for good: start another. */
export type Thread = {
  readonly ready: ThreadReady
  /** False once the thread has ended, for whatever reason. */
  alive(): boolean
  /** One batch at a time; `limit` in milliseconds. Never rejects. */
  run(texts: string[], limit: number): Promise<ThreadOutcome>
  close(): Promise<void>
}

export type ThreadOptions = {
  start: ThreadStart
  /** The thread's entry. */
  entry: URL
  /** Milliseconds until it must be ready. */
  startLimit: number
}

/** A runaway graph must end its thread, not the process. Tensors live outside of this heap. */
const HEAP_MB = 512

type Event = FromThread | { kind: 'ended'; error?: Error } | { kind: 'late' }

/** Starts a thread. Rejects with a `UserError` when files are wrong, and with what ended the thread otherwise. */
export async function startThread({ start, entry, startLimit }: ThreadOptions): Promise<Thread> {
  const worker = new Worker(entry, { workerData: start, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } })
  let alive = true
  const end = () => {
    alive = false
  }
  // An error between two batches must not become an uncaught event; the next batch finds the thread gone.
  worker.on('error', end)
  worker.once('exit', end)
  const first = await nextEvent(worker, startLimit)
  if (first.kind !== 'ready') {
    await worker.terminate()
    throw describeStartFault(first, startLimit)
  }
  worker.unref()
  return {
    ready: first,
    alive: () => alive,
    run: async (texts, limit) => {
      if (!alive) return { ok: false, reason: 'crashed' }
      worker.ref()
      const event = nextEvent(worker, limit)
      worker.postMessage({ texts } satisfies ToThread)
      const outcome = toOutcome(await event)
      if (outcome.ok) worker.unref()
      else await worker.terminate()
      return outcome
    },
    close: async () => {
      await worker.terminate()
    },
  }
}

function toOutcome(event: Event): ThreadOutcome {
  if (event.kind === 'answer') return { ok: true, ...event }
  return { ok: false, reason: event.kind === 'late' ? 'timed-out' : 'crashed' }
}

function describeStartFault(event: Event, limit: number): Error {
  if (event.kind === 'refused') return new UserError(event.message)
  if (event.kind === 'late') return new Error(`the toxicity scorer was not ready within ${limit} ms`)
  const cause = event.kind === 'ended' ? event.error : undefined
  return new Error(`the toxicity scorer did not start: ${cause?.message ?? 'its thread ended'}`, { cause })
}

/** The next thing that happens to the thread: a message, its end, or the limit. */
function nextEvent(worker: Worker, limit: number): Promise<Event> {
  return new Promise((resolve) => {
    const settle = (event: Event) => {
      clearTimeout(timer)
      worker.off('message', settle)
      worker.off('error', onError)
      worker.off('messageerror', onError)
      worker.off('exit', onExit)
      resolve(event)
    }
    const onError = (error: Error) => settle({ kind: 'ended', error })
    const onExit = () => settle({ kind: 'ended' })
    const timer = setTimeout(() => settle({ kind: 'late' }), limit)
    worker.on('message', settle)
    worker.once('error', onError)
    worker.once('messageerror', onError)
    worker.once('exit', onExit)
  })
}
