import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'

/** What is wrong with one file of an archive. */
export type Fault = { path: string; why: 'changed' | 'missing' | 'unlisted' | 'unreadable' }
export type Verified = { files: number; faults: Fault[] }

/** Reads a whole archive against its own SHA256SUMS, and names each file that is not as it was written. */
export async function verifyArchive(file: string): Promise<Verified> {
  const zip = await openPromise(file, { autoClose: false })
  try {
    const found = new Map<string, { sha256: string; whole: boolean }>()
    let sums = ''
    for await (const entry of zip.eachEntry()) {
      const read = await readEntry(zip, entry)
      found.set(entry.fileName, read)
      if (entry.fileName === 'SHA256SUMS') sums = read.text
    }
    return compare(found, sums)
  } finally {
    zip.close()
  }
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<{ sha256: string; whole: boolean; text: string }> {
  const hash = createHash('sha256')
  const kept: Buffer[] = []
  let sum = 0
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk)
      sum = crc32(chunk, sum)
      if (entry.fileName === 'SHA256SUMS') kept.push(chunk)
    }
    return { sha256: hash.digest('hex'), whole: sum === entry.crc32, text: Buffer.concat(kept).toString() }
  } catch {
    // Whatever a damaged stream says, the finding is the same: this file cannot be read.
    return { sha256: '', whole: false, text: '' }
  }
}

function compare(found: ReadonlyMap<string, { sha256: string; whole: boolean }>, sums: string): Verified {
  const own = found.get('SHA256SUMS')
  if (!own?.whole) return { files: found.size, faults: [{ path: 'SHA256SUMS', why: own ? 'changed' : 'missing' }] }
  const listed = new Map(
    sums.split('\n').flatMap((line) => (line ? [[line.slice(66), line.slice(0, 64)] as const] : [])),
  )
  const faults: Fault[] = []
  for (const [path, sha256] of listed) {
    const file = found.get(path)
    if (!file) faults.push({ path, why: 'missing' })
    else if (file.sha256 === '') faults.push({ path, why: 'unreadable' })
    else if (!file.whole || file.sha256 !== sha256) faults.push({ path, why: 'changed' })
  }
  for (const path of found.keys()) {
    if (path !== 'SHA256SUMS' && !listed.has(path)) faults.push({ path, why: 'unlisted' })
  }
  return { files: found.size, faults }
}
