import { parentPort, workerData } from 'node:worker_threads'
import { separateEach } from '#lib/ingest/separate-in-worker.ts'

/** The entry of the thread that separates one large page and ends. */
parentPort?.postMessage(separateEach(workerData))
