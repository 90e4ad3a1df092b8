import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { findFaultOnDisk } from '#lib/scoring/fetch-toxicity-files.ts'
import {
  findFileFault,
  type PinnedFile,
  TOXICITY_MANIFEST,
  type ToxicityManifest,
} from '#lib/scoring/toxicity-manifest.ts'

export type DownloadOptions = {
  dir: string
  manifest?: ToxicityManifest
  /** In place of the manifest's own address, a mirror with the same paths. The digests hold for it too. */
  origin?: string
  /** Told after each piece of a file: bytes there, bytes expected. */
  onProgress?: (path: string, received: number, bytes: number) => void
  attempts?: number
  /** Milliseconds without a byte after which an attempt is given up. */
  idleLimit?: number
}

/** `message` is one sentence. What was received stays as `FILE.part`, and the next run goes on from there. */
export type DownloadOutcome = { ok: true; fetched: string[]; kept: string[] } | { ok: false; message: string }

type FileJob = { path: string; url: string; file: string; expected: PinnedFile; options: DownloadOptions }

/** How an attempt ended: `retry` says whether another one may go better. */
type Attempt = { ok: true } | { ok: false; retry: boolean; message: string }

/** Brings every file of the manifest into the directory, and leaves alone what is there already and right. */
export async function downloadToxicityFiles(options: DownloadOptions): Promise<DownloadOutcome> {
  const { dir, manifest = TOXICITY_MANIFEST } = options
  const origin = `${(options.origin ?? manifest.origin).replace(/\/+$/, '')}/`
  const fetched: string[] = []
  const kept: string[] = []
  for (const [path, expected] of Object.entries(manifest.files)) {
    if ((await findFaultOnDisk(dir, path, manifest)) === null) {
      kept.push(path)
      continue
    }
    const outcome = await fetchFile({ path, url: origin + path, file: join(dir, path), expected, options })
    if (!outcome.ok) return { ok: false, message: outcome.message }
    fetched.push(path)
  }
  return { ok: true, fetched, kept }
}

async function fetchFile(job: FileJob): Promise<Attempt> {
  const attempts = job.options.attempts ?? 3
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryOnce(job)
    if (outcome.ok || !outcome.retry || attempt >= attempts) return outcome
  }
}

async function tryOnce(job: FileJob): Promise<Attempt> {
  const part = `${job.file}.part`
  try {
    const received = await receive(job, part)
    if (!received.ok) return received
    const bytes = await readFile(part)
    const fault = findFileFault(bytes, job.expected)
    if (fault === null) {
      await rename(part, job.file)
      return { ok: true }
    }
    // One that ended early is gone on with; one that is whole and wrong is not.
    if (bytes.byteLength >= job.expected.bytes) await rm(part, { force: true })
    return { ok: false, retry: true, message: `${job.url} ${fault}.` }
  } catch (error) {
    return describeFault(job, error)
  }
}

/** Appends to what an earlier attempt left, when the server goes along; else begins again. */
async function receive(job: FileJob, part: string): Promise<Attempt> {
  const there = await partSize(part)
  if (there === job.expected.bytes) return { ok: true }
  const start = there < job.expected.bytes ? there : 0
  const idle = new AbortController()
  const watch = setTimeout(() => idle.abort(), job.options.idleLimit ?? 30_000)
  try {
    // Ranges are of the bytes as stored: an encoding in between would shift them.
    const headers = { 'accept-encoding': 'identity', ...(start > 0 && { range: `bytes=${start}-` }) }
    const response = await fetch(job.url, { headers, signal: idle.signal })
    const from = response.status === 206 ? start : 0
    if (!response.ok || !response.body || !startsAt(response, from)) return await refuse(job, response, part)
    await mkdir(dirname(part), { recursive: true })
    const counted = count(job, response.body, { from, onBytes: () => watch.refresh() })
    await pipeline(counted, createWriteStream(part, { flags: from > 0 ? 'a' : 'w' }), { signal: idle.signal })
    return { ok: true }
  } finally {
    clearTimeout(watch)
  }
}

/** Bytes of a part; 0 when there is none. What else is wrong with its place shows when it is written. */
async function partSize(part: string): Promise<number> {
  const found = await stat(part).catch(() => null)
  return found?.isFile() ? found.size : 0
}

function startsAt(response: Response, from: number): boolean {
  return response.status !== 206 || response.headers.get('content-range')?.startsWith(`bytes ${from}-`) === true
}

/** An answer that is of no use. A part that the server cannot go on from is dropped, and the next attempt begins again. */
async function refuse(job: FileJob, response: Response, part: string): Promise<Attempt> {
  await response.body?.cancel()
  const badRange = response.status === 416 || response.status === 206
  if (badRange) await rm(part, { force: true })
  const retry = badRange || response.status >= 500 || response.status === 429
  return { ok: false, retry, message: `${job.url} answered ${response.status}.` }
}

class TooLong extends Error {}

type Counting = { from: number; onBytes: () => void }

async function* count(job: FileJob, body: ReadableStream<Uint8Array>, { from, onBytes }: Counting) {
  const reader = body.getReader()
  let received = from
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      received += next.value.byteLength
      if (received > job.expected.bytes) throw new TooLong()
      onBytes()
      yield next.value
      job.options.onProgress?.(job.path, received, job.expected.bytes)
    }
  } finally {
    await reader.cancel()
  }
}

const DISK: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  EISDIR: 'a directory stands in its place',
}

async function describeFault(job: FileJob, error: unknown): Promise<Attempt> {
  if (!(error instanceof Error)) throw error
  if (error instanceof TooLong) {
    await rm(`${job.file}.part`, { force: true })
    return { ok: false, retry: false, message: `${job.url} is longer than its pinned ${job.expected.bytes} bytes.` }
  }
  const cause = error.cause instanceof Error ? error.cause : error
  const code = 'code' in cause ? String(cause.code) : ''
  const disk = DISK[code]
  if (disk) return { ok: false, retry: false, message: `${job.file} could not be written: ${disk}.` }
  const host = new URL(job.url).host
  if (error.name === 'AbortError') return { ok: false, retry: true, message: `${host} sent nothing for too long.` }
  // What fetch throws, at the start and in the middle of a body.
  if (!(error instanceof TypeError)) throw error
  const what = error.message === 'fetch failed' ? 'could not be reached' : 'broke off'
  return { ok: false, retry: true, message: `${host} ${what} (${code || cause.message}).` }
}
