import { parentPort, workerData } from 'node:worker_threads'
import type { SeparationTask } from '#lib/ingest/separate-in-worker.ts'
import { separatePage } from '#lib/separation/separate-page.ts'

/** The entry of the thread that separates one large page and ends. */
const { source, corrections }: SeparationTask = workerData
parentPort?.postMessage(corrections.map((correction) => separatePage(source, correction ?? undefined)))
