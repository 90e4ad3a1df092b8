import { newId } from '#lib/db/id.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import { type Importer, importChunk, recordImport } from '#lib/label-imports/mutations.ts'
import { readLabelFile } from '#lib/label-imports/read-file.ts'
import type { LabelEvent, LabelRow, LabelTally, Reading, ReadLabel } from '#lib/label-imports/schema.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'

const ROWS_AT_ONCE = 500

/** A trial counts what would come of it and keeps nothing. */
export type LabelImport = { bytes: AsyncIterable<Uint8Array>; reading: Reading; trial: boolean }

/**
 * Takes the labels of a file in, 500 rows a transaction, and tells of each row that is not taken, of how far it is, and
 * at the end what it came to. Doing it again, also after it was stopped in the middle, adds only what is missing. A file
 * that breaks off says so, and what stood before that is in.
 */
export async function* importLabels(
  { bytes, reading, trial }: LabelImport,
  by: Importer,
): AsyncGenerator<LabelEvent, void, undefined> {
  const batchId = newId()
  const attributes = new Set((await siteAttributes(by.siteId)).map(({ key }) => key))
  const file = readLabelFile(bytes, { reading, attributes })
  const count = countRows()
  let message: string | null = null
  try {
    for await (const items of inChunks(file.items)) {
      const { rows, rejected } = count.sortOut(items)
      const took = rows.length > 0 ? await importChunk({ batchId, rows, blind: reading.blind, trial }, by) : null
      if (took) count.add(took)
      const all = [...rejected, ...(took?.rejected ?? [])]
      count.refuse(all.length)
      for (const one of all) yield { is: 'rejected', ...one }
      yield { is: 'progress', rows: count.tally().rows }
    }
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error
    message = error.message
  }
  const tally: LabelTally = { ...count.tally(), format: file.format() }
  const { rows, added, rejected } = tally
  const kept = !trial && rows > 0
  if (kept) await recordImport({ batchId, rows, added, rejected }, by)
  yield { is: 'done', tally, message, batchId: kept ? batchId : null }
}

/** Chunks of what is read; what was read before a fault comes first. */
async function* inChunks(items: AsyncIterable<ReadLabel>): AsyncGenerator<ReadLabel[]> {
  let chunk: ReadLabel[] = []
  try {
    for await (const item of items) {
      chunk.push(item)
      if (chunk.length === ROWS_AT_ONCE) yield chunk.splice(0)
    }
  } catch (error) {
    if (chunk.length > 0) yield chunk
    chunk = []
    throw error
  }
  if (chunk.length > 0) yield chunk
}

/** Counts what comes by; one annotator says one thing of a comment once in a file. */
function countRows() {
  const tally = { rows: 0, comments: 0, added: 0, known: 0, rejected: 0 }
  const [fresh, people, said] = [new Set<string>(), new Set<string>(), new Set<string>()]
  return {
    sortOut: (items: readonly ReadLabel[]) => {
      tally.rows += items.length
      const rows: LabelRow[] = []
      const rejected = items.flatMap((item) => {
        if (item.is === 'rejected') return [{ place: item.place, why: item.why, what: item.what }]
        const key = JSON.stringify([item.annotator, item.comment ?? item.text, item.revision])
        if (said.has(key)) return [{ place: item.place, why: 'said-twice' as const, what: item.comment }]
        said.add(key)
        people.add(item.annotator ?? '')
        rows.push(item)
        return []
      })
      return { rows, rejected }
    },
    add: (took: { comments: number; added: number; known: number; fresh: readonly string[] }) => {
      tally.comments += took.comments
      tally.added += took.added
      tally.known += took.known
      for (const key of took.fresh) fresh.add(key)
    },
    refuse: (count: number) => {
      tally.rejected += count
    },
    tally: () => ({ ...tally, annotators: { here: Math.max(0, people.size - fresh.size), fresh: fresh.size } }),
  }
}
