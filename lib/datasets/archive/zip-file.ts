import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** Read with the clock of the place, so that it is the same date in every one. Zip's earliest is 1980. */
const ALWAYS = () => new Date(1980, 0, 1)
const OPTIONS = { mode: 0o100644, forceDosTimestamp: true }

/** Packs files of a folder in the order given. The zip appears when it is whole and on the disk, and is always the same bytes. */
export async function zipFiles(dir: string, paths: readonly string[], target: string): Promise<void> {
  const zip = new ZipFile()
  for (const path of paths) {
    // Parquet is compressed in itself.
    const pressed = path.endsWith('.parquet') ? { compress: false } : { compress: true, compressionLevel: 1 }
    zip.addFile(join(dir, path), path, { ...OPTIONS, ...pressed, mtime: ALWAYS() })
  }
  zip.end()
  const part = `${target}.part`
  try {
    await pipeline(zip.outputStream, createWriteStream(part))
    const handle = await open(part, 'r+')
    await handle.sync().finally(() => handle.close())
    await rename(part, target)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/** The SHA-256 of a file in hexadecimal. */
export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
