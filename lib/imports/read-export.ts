import { readBlogger } from '#lib/imports/formats/blogger.ts'
import { readCoral } from '#lib/imports/formats/coral.ts'
import { findDelimiter, readCsv } from '#lib/imports/formats/csv.ts'
import { readDiscourse } from '#lib/imports/formats/discourse.ts'
import { readDisqus } from '#lib/imports/formats/disqus.ts'
import { readJsonRows } from '#lib/imports/formats/json-rows.ts'
import { shapeOf } from '#lib/imports/formats/json-shape.ts'
import { readWordpress } from '#lib/imports/formats/wordpress.ts'
import type { Format, Mapping, ReadItem } from '#lib/imports/schema.ts'

/** One text of a file, its beginning apart. `name` stands for its article where it names none; `packed` with others. */
export type ExportText = { name: string; head: string; chunks: AsyncIterable<string>; packed: boolean }

/** What an export holds, in its order and as it comes. Throws an ImportRefusal where it cannot be read on. */
export function readExport(text: ExportText, format: Format, mapping: Mapping | null): AsyncGenerator<ReadItem> {
  const { chunks, head, name: wholeFile } = text
  switch (format) {
    case 'wordpress':
      return readWordpress(chunks)
    case 'disqus':
      return readDisqus(chunks)
    case 'blogger':
      return readBlogger(chunks)
    case 'coral':
      return readCoral(chunks, shapeOf(head))
    case 'discourse':
      return readDiscourse(chunks, shapeOf(head))
    case 'csv':
      return readCsv(chunks, { mapping: required(mapping), delimiter: findDelimiter(head), wholeFile })
    case 'jsonl':
      return readJsonRows(chunks, { mapping: required(mapping), shape: shapeOf(head), wholeFile })
  }
}

function required(mapping: Mapping | null): Mapping {
  if (!mapping) throw new Error('a table is read without a mapping')
  return mapping
}
