import { cut } from '#lib/imports/check-row.ts'
import { isPartOf } from '#lib/imports/detect-format.ts'
import { type FileSource, openTexts } from '#lib/imports/open-texts.ts'
import { readExport } from '#lib/imports/read-export.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import type { FileItem, ReadItem } from '#lib/imports/schema.ts'
import { fileBytes } from '#lib/imports/uploads/data.ts'
import { beginWork, endWork, storeBatch, type Work } from '#lib/imports/work/mutations.ts'
import { judgeParents, rejectWaiting, settleOrphans } from '#lib/imports/work/orphans/mutations.ts'
import type { Numbered } from '#lib/imports/work/plan-batch.ts'
import { orderThreads } from '#lib/imports/work/threads/mutations.ts'

/** How much is stored at once: few enough comments that nobody waits long, and no more text than memory is easy with. */
const ITEMS = 1000
const CHARACTERS = 4_000_000

export type HowToWork = { pseudonymKey: string; now: () => Date; last: boolean }

/**
 * Takes an import's file in until its end, going on after what is committed. Ends it as failed, with a sentence, where
 * the file cannot be read on; what breaks otherwise is tried again, and told at the last attempt.
 */
export async function workOnImport(importId: string, how: HowToWork): Promise<void> {
  for (let again = true; again; ) {
    const work = await beginWork(importId)
    again = work !== null && (await workThrough(work, how)) === 'overtaken'
  }
}

async function workThrough(work: Work, how: HowToWork): Promise<'ended' | 'overtaken'> {
  try {
    if (!(await readAll(work, how))) return 'overtaken'
    await endWork(work, { state: work.trial ? 'ready' : 'done' }, how.now())
  } catch (error) {
    if (error instanceof ImportRefusal) await endWork(work, { state: 'failed', failure: error.message }, how.now())
    else {
      if (how.last) await endWork(work, { state: 'failed', failure: BROKE }, how.now())
      throw error
    }
  }
  return 'ended'
}

const BROKE = 'Something went wrong on our side. What was taken in stays; start it again to go on.'

/** False where another worker was there before, or the import was cancelled. */
async function readAll(work: Work, how: HowToWork): Promise<boolean> {
  let read = 0
  const source = sourceOf(work, (bytes) => {
    read = bytes
  })
  let batch: Numbered[] = []
  let characters = 0
  let number = 0
  let isEmpty = true
  const store = async (): Promise<boolean> => {
    const done = await storeBatch(
      work,
      { items: batch, doneBytes: Math.min(read, work.bytes) },
      { ...how, now: how.now() },
    )
    work.doneItems += batch.length
    batch = []
    characters = 0
    return done
  }
  try {
    for await (const item of allItems(source, work)) {
      number += 1
      isEmpty &&= item.is === 'other-file'
      if (number <= work.doneItems) continue
      batch.push({ number, item })
      characters += item.is === 'comment' ? item.text.length : 0
      if ((batch.length >= ITEMS || characters >= CHARACTERS) && !(await store())) return false
    }
  } catch (error) {
    // What stands before the place where a file breaks is taken in, or named.
    if (error instanceof ImportRefusal) {
      if (batch.length > 0 && !(await store())) return false
      if (!(await rejectWaiting(work, { doneBytes: Math.min(read, work.bytes), now: how.now() }))) return false
    }
    throw error
  }
  if (isEmpty) throw new ImportRefusal('Nothing was found in the file. Is it of another format?')
  if (batch.length > 0 && !(await store())) return false
  const atTheEnd = { ...how, now: how.now() }
  if (work.trial) return judgeParents(work, atTheEnd)
  if (!(await settleOrphans(work, atTheEnd))) return false
  await orderThreads(work)
  return true
}

/** The file, telling how far it was read. */
function sourceOf({ id, fileName, bytes }: Work, tell: (bytes: number) => void): FileSource {
  return {
    name: fileName,
    bytes,
    async *read(start, end) {
      let at = start
      for await (const piece of fileBytes(id, start, end)) {
        at += piece.length
        tell(at)
        yield piece
      }
    },
  }
}

async function* allItems(source: FileSource, { settings }: Work): AsyncGenerator<FileItem> {
  let texts = 0
  const others: string[] = []
  for await (const text of openTexts(source, settings.encoding, (name) => others.push(name))) {
    // A zip may hold other things beside the export: what looks like none of it is no reason to refuse the rest.
    if (!isPartOf(text, settings.format)) others.push(text.name)
    for (const name of others.splice(0)) yield { is: 'other-file', name }
    if (!isPartOf(text, settings.format)) continue
    texts += 1
    const items = readExport(text, settings.format, settings.mapping)
    yield* text.packed ? namePlaces(items, cut(text.name, LONGEST_NAME) ?? '') : items
  }
  if (texts === 0) throw new ImportRefusal('No file in this zip is of the chosen format.')
}

/** Of a file in a zip, in zips of many. */
const LONGEST_NAME = 150

/** Says of what is named in a packed file in which file it stands. */
async function* namePlaces(items: AsyncIterable<ReadItem>, name: string): AsyncGenerator<ReadItem> {
  try {
    for await (const item of items) yield 'place' in item ? { ...item, place: `${name}, ${item.place}` } : item
  } catch (error) {
    if (error instanceof ImportRefusal) throw new ImportRefusal(`In ${name}: ${error.message}`)
    throw error
  }
}
