import { cut } from '#lib/imports/check-row.ts'
import { isPartOf } from '#lib/imports/detect-format.ts'
import { nameWord } from '#lib/imports/name-word.ts'
import { type FileSource, openTexts } from '#lib/imports/open-texts.ts'
import { readExport } from '#lib/imports/read-export.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import type { ReadItem } from '#lib/imports/schema.ts'
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
  const otherFiles: string[] = []
  let batch: Numbered[] = []
  let characters = 0
  let number = 0
  const store = async (): Promise<boolean> => {
    const done = await storeBatch(
      work,
      { items: batch, otherFiles, doneBytes: Math.min(read, work.bytes) },
      { ...how, now: how.now() },
    )
    work.doneItems += batch.length
    batch = []
    characters = 0
    return done
  }
  const storeRest = async (): Promise<boolean> => (batch.length + otherFiles.length > 0 ? store() : true)
  try {
    for await (const item of allItems(source, work, (name) => otherFiles.push(nameWord(name, LONGEST_FILE_NAME)))) {
      number += 1
      if (number <= work.doneItems) continue
      batch.push({ number, item })
      characters += item.is === 'comment' ? item.text.length : 0
      if ((batch.length >= ITEMS || characters >= CHARACTERS) && !(await store())) return false
    }
  } catch (error) {
    // What stands before the place where a file breaks is taken in, or named.
    if (error instanceof ImportRefusal) {
      if (!(await storeRest())) return false
      if (!(await rejectWaiting(work, { doneBytes: Math.min(read, work.bytes), now: how.now() }))) return false
    }
    throw error
  }
  if (number === 0) throw new ImportRefusal('Nothing was found in the file. Is it of another format?')
  if (!(await storeRest())) return false
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

/** All that stands in a file. `passOver` hears of what a zip holds beside the export, which is no entry of it. */
async function* allItems(
  source: FileSource,
  { settings }: Work,
  passOver: (name: string) => void,
): AsyncGenerator<ReadItem> {
  let texts = 0
  for await (const text of openTexts(source, settings.encoding, passOver)) {
    // What looks like no export is no reason to refuse the rest.
    if (!isPartOf(text, settings.format)) {
      passOver(text.name)
      continue
    }
    texts += 1
    const items = readExport(text, settings.format, settings.mapping)
    yield* text.packed ? namePlaces(items, cut(text.name, LONGEST_NAME) ?? '') : items
  }
  if (texts === 0) throw new ImportRefusal('No file in this zip is of the chosen format.')
}

/** Of a file in a zip, in zips of many. */
const LONGEST_NAME = 150
/** Of one that is passed over. */
const LONGEST_FILE_NAME = 80

/** Says of what is named in a packed file in which file it stands. */
async function* namePlaces(items: AsyncIterable<ReadItem>, name: string): AsyncGenerator<ReadItem> {
  try {
    for await (const item of items) yield 'place' in item ? { ...item, place: `${name}, ${item.place}` } : item
  } catch (error) {
    if (error instanceof ImportRefusal) throw new ImportRefusal(`In ${name}: ${error.message}`)
    throw error
  }
}
