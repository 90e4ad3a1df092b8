import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { openPromise } from 'yauzl'
import { makeArchiveFile } from '#lib/datasets/archive/archive-file.ts'
import { ARCHIVE_FORMATS, type ArchiveRow } from '#lib/datasets/archive/schema.ts'
import { createDataset, draftSnapshot, publishSnapshot } from '#lib/datasets/snapshots/mutations.ts'
import { selection } from '#lib/datasets/snapshots/schema.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { label } from '#lib/labels/mutations.ts'
import { storable } from '#lib/text.ts'
import { makeComments, NOW, PSEUDONYM_KEY, SYSTEM } from '#tests/support/desk.ts'

type Site = { siteId: string; people: readonly string[] }

/** Labels texts by two people, and publishes what a dataset takes then: a new one, or that of the id. */
export async function publishTexts(
  { siteId, people }: Site,
  texts: readonly string[],
  datasetId?: string,
): Promise<{ id: string; datasetId: string }> {
  const by = { siteId, actor: SYSTEM, now: NOW }
  const ids = await makeComments(siteId, texts.map(storable))
  const states = await db().commentState.findMany({ where: { commentId: { in: ids } } })
  for (const [index, { commentId, revisionId }] of states.entries()) {
    for (const [rater, userId] of people.entries()) {
      const labels = {
        toxicity: (index + rater) % 3 === 0 ? 'yes' : 'no',
        insult: index % 2 ? 'yes' : 'unsure',
      } as const
      const request = { batchId: newId(), items: [{ commentId, revisionId }], labels, scoreSeen: false }
      await label(request, { userId, siteId, now: NOW })
    }
  }
  const made = { key: 'nasty', name: 'no', description: 'a: b', selection: selection.parse({}) }
  const set = datasetId ? { ok: true as const, id: datasetId } : await createDataset(made, by)
  if (!set.ok) throw new Error(set.reason)
  const draft = await draftSnapshot(set.id, by)
  expect(await publishSnapshot(draft.id, by)).toEqual({ ok: true })
  return { id: draft.id, datasetId: set.id }
}

/** Writes an archive of every format to a file. */
export async function archiveAt(target: string, snapshotId: string): Promise<string> {
  const asked = { snapshotId, formats: ARCHIVE_FORMATS, redact: true, pseudonymKey: PSEUDONYM_KEY, target }
  expect(await makeArchiveFile(asked)).toMatchObject({ ok: true })
  return target
}

/** Unpacks an archive into a folder and answers what is in it. */
export async function unpackArchive(file: string, folder: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(file)
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry)
    const bytes = Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>))
    files.set(entry.fileName, bytes)
    const path = join(folder, entry.fileName)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  }
  return files
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** The rows of an archive by its JSON lines. */
export const rowsIn = (files: Map<string, Buffer>): ArchiveRow[] =>
  ['train', 'validation', 'test'].flatMap((split) => {
    const lines = files.get(`jsonl/${split}.jsonl`)?.toString().split('\n').filter(Boolean) ?? []
    return lines.map((line) => JSON.parse(line))
  })
