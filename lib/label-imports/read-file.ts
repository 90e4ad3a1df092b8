import { chooseEncoding, decodeText, peek } from '#lib/imports/decode-text.ts'
import { findDelimiter, nameColumns, openHeader } from '#lib/imports/formats/csv.ts'
import { readCsvRows } from '#lib/imports/formats/csv-rows.ts'
import { shapeOf } from '#lib/imports/formats/json-shape.ts'
import { readRecords } from '#lib/imports/formats/read-json.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import { isRecord, type Known, type LabelRecord } from '#lib/label-imports/formats/read-labels.ts'
import { READERS, recogniseFormat } from '#lib/label-imports/formats/read-rows.ts'
import type { LabelFormat, ReadLabel, Rejection } from '#lib/label-imports/schema.ts'

type Read = LabelRecord | { place: string; fault: Rejection }

/** What is read of a file, and in the end what form it has. */
export type LabelFile = { items: AsyncGenerator<ReadLabel>; format: () => LabelFormat }

/**
 * Reads the labels of a file as it comes: a table, lines of JSON, or a JSON list. Throws an ImportRefusal where it is
 * none of them, or is broken in the middle; what stood before that was read.
 */
export function readLabelFile(bytes: AsyncIterable<Uint8Array>, known: Known): LabelFile {
  let format = known.reading.format
  async function* items(): AsyncGenerator<ReadLabel> {
    for await (const record of records(bytes)) {
      if ('fault' in record) {
        yield { is: 'rejected', place: record.place, why: record.fault, what: null }
        continue
      }
      format ??= recogniseFormat(record.fields)
      yield* READERS[format](record, known)
    }
  }
  return { items: items(), format: () => format ?? 'columns' }
}

async function* records(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  const { head, all } = await peek(bytes)
  const encoding = chooseEncoding(head, 'auto')
  const start = new TextDecoder(encoding.label).decode(head).trimStart()
  if (start === '') throw new ImportRefusal('The file is empty.')
  const texts = decodeText(all, encoding)
  if (start.startsWith('{') || start.startsWith('[')) yield* jsonRecords(texts, start)
  else yield* tableRecords(texts, findDelimiter(start))
}

async function* jsonRecords(texts: AsyncIterable<string>, head: string): AsyncGenerator<Read> {
  for await (const { place, value } of readRecords(texts, shapeOf(head))) {
    if (value === undefined) yield { place, fault: 'no-json' }
    else if (!isRecord(value)) yield { place, fault: 'no-object' }
    else yield { place, fields: value }
  }
}

async function* tableRecords(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<Read> {
  let header: string[] | null = null
  for await (const { line, cells, open } of readCsvRows(texts, delimiter)) {
    const place = `line ${line}`
    if (!header && open) throw openHeader()
    if (!header) header = nameColumns(cells)
    else if (open) yield { place, fault: 'open-quote' }
    else if (cells.length !== header.length) yield { place, fault: 'wrong-columns' }
    else yield { place, fields: Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])) }
  }
}
