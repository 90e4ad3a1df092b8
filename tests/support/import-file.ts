import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findImport, listRemarks } from '#lib/imports/data.ts'
import { createImport, startImport } from '#lib/imports/mutations.ts'
import { workOnImport } from '#lib/imports/open-import.ts'
import type { FileSource } from '#lib/imports/open-texts.ts'
import { type ImportLine, type ImportSettings, importSettings } from '#lib/imports/schema.ts'
import { receiveBytes } from '#lib/imports/uploads/mutations.ts'
import { NOW, PSEUDONYM_KEY, SYSTEM } from '#tests/support/desk.ts'

export const fixture = (name: string): Buffer => readFileSync(join('tests/unit/imports/fixtures', name))

/** Bytes as a file that is read in chunks of `size`: small ones end inside of characters and tags. */
export function memoryFile(name: string, content: Buffer | string, size = 64 * 1024): FileSource {
  const bytes = Buffer.from(content)
  async function* read(start: number, end: number) {
    for (let at = start; at < end; at += size) yield bytes.subarray(at, Math.min(at + size, end))
  }
  return { name, bytes: bytes.length, read }
}

export async function* chunksOf(text: string, size = 1000): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

export const HOW = { pseudonymKey: PSEUDONYM_KEY, now: () => NOW, last: true }

type Sent = {
  siteId: string
  name?: string
  content: Buffer | string
  settings: Partial<ImportSettings>
  trial?: boolean
}

/** Sends a file to a site and asks for it to be taken in, or counted. */
export async function sendFile({ siteId, name = 'file', content, settings, trial = false }: Sent): Promise<string> {
  const file = memoryFile(name, content)
  const by = { siteId, actor: SYSTEM, now: NOW }
  const importId = await createImport({ fileName: name, bytes: file.bytes }, by)
  const kept = await receiveBytes(file.read(0, file.bytes), { siteId, importId, offset: 0, now: () => NOW })
  if (!kept.ok || kept.received !== file.bytes) throw new Error('the file was not kept')
  await start(importId, siteId, settings, trial)
  return importId
}

export async function start(importId: string, siteId: string, settings: Partial<ImportSettings>, trial = false) {
  const whole = importSettings.parse({ source: settings.format, ...settings })
  const by = { siteId, actor: SYSTEM, now: NOW }
  const started = await startImport(importId, { settings: whole, trial, signature: null }, by)
  if (!started.ok) throw new Error('the import was not started')
}

/** Takes a file in until its end. */
export async function importFile(sent: Sent): Promise<ImportLine> {
  const importId = await sendFile(sent)
  await workOnImport(importId, HOW)
  const line = await findImport(sent.siteId, importId)
  if (!line) throw new Error('the import is gone')
  return line
}

export const remarksOf = (importId: string) => collect(listRemarks(importId))
