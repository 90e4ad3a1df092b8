import { parentPort, workerData } from 'node:worker_threads'
import { writeArchive } from './archive-dir.ts'
import type { ArchiveTask, Told } from './archive-in-worker.ts'
import { readFrom, stopReading } from './data.ts'
import { zipFiles } from './zip-file.ts'

const port = parentPort
if (!port) throw new Error('archive-thread.ts runs as a worker thread alone')

const tell = (told: Told) => port.postMessage(told)
const { database, target, ...asked } = workerData as ArchiveTask
readFrom(database)
const made = await writeArchive(asked, (done, total) => {
  const goesOn = new Promise<boolean>((resolve) => port.once('message', resolve))
  tell({ is: 'progress', done, total })
  return goesOn
})
const paths = made.ok ? made.files.map((file) => file.path) : []
if (made.ok) await zipFiles(asked.dir, paths, target)
await stopReading()
tell({ is: 'made', made })
