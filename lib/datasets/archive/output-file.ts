import { createHash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Column, WrittenFile } from '#lib/datasets/archive/schema.ts'

/** How many bytes are gathered before they are written, in one place for all of a file: rows make no garbage. */
const CHUNK = 128 * 1024
/** The most bytes of UTF-8 that a UTF-16 code unit takes. */
const WIDEST = 3

export interface OutputFile {
  /** `row` where what is written is a row, which is counted. */
  write(text: string, row?: boolean): Promise<void>
  writeBytes(bytes: Uint8Array): Promise<void>
  countRow(): void
  close(): Promise<WrittenFile>
}

/** A file of an archive while it is written; its digest is taken on the way. */
export async function openOutput(dir: string, path: string, columns: readonly Column[] | null): Promise<OutputFile> {
  const file = join(dir, path)
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, 'w')
  const hash = createHash('sha256')
  const waiting = Buffer.allocUnsafe(CHUNK)
  let [used, bytes, rows] = [0, 0, 0]
  const put = async (chunk: Uint8Array): Promise<void> => {
    if (chunk.length === 0) return
    hash.update(chunk)
    bytes += chunk.length
    await handle.write(chunk)
  }
  const flush = async (): Promise<void> => {
    await put(waiting.subarray(0, used))
    used = 0
  }
  return {
    write: async (text, row = false) => {
      if (row) rows += 1
      if (used + text.length * WIDEST > CHUNK) await flush()
      if (text.length * WIDEST > CHUNK) await put(Buffer.from(text))
      else used += waiting.write(text, used)
    },
    writeBytes: put,
    countRow: () => {
      rows += 1
    },
    close: async () => {
      await flush()
      await handle.close()
      return { path, bytes, sha256: hash.digest('hex'), rows: columns ? rows : null, columns: columns && [...columns] }
    },
  }
}
