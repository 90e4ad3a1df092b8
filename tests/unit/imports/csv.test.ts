import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDelimiter, nameColumns, readCsv } from '#lib/imports/formats/csv.ts'
import { type CsvRow, readCsvRows } from '#lib/imports/formats/csv-rows.ts'
import type { ReadItem } from '#lib/imports/schema.ts'
import { chunksOf, collect } from '#tests/support/import-file.ts'
import { processorTime } from '#tests/support/processor-time.ts'

const rowsOf = (text: string, size = 1000): Promise<CsvRow[]> =>
  collect(readCsvRows(chunksOf(text, size), findDelimiter(text.slice(0, 1000))))

const mapping = { columns: { id: 'id', text: 'text' }, html: false }
const itemsOf = (text: string): Promise<ReadItem[]> =>
  collect(readCsv(chunksOf(text, 7), { mapping, delimiter: findDelimiter(text), wholeFile: 'f' }))
const outline = async (text: string): Promise<string[]> =>
  (await itemsOf(text)).map((item) => {
    if (item.is === 'comment') return `${item.place}: ${item.id} ${item.text}`
    return item.is === 'rejected' ? `${item.place}: ${item.why}` : item.is
  })

describe('a table', () => {
  it.each<[string, string, string[]]>([
    ['one of Windows', 'id,text\r\n1,a\r\n2,b\r\n', ['line 2: 1 a', 'line 3: 2 b']],
    ['lines of two systems', 'id,text\r\n1,a\r\n2,b\n3,c\r\n', ['line 2: 1 a', 'line 3: 2 b', 'line 4: 3 c']],
    ['lines of an old Mac', 'id,text\r1,a\r2,b', ['line 2: 1 a', 'line 3: 2 b']],
    ['a note for a spreadsheet', 'sep=;\r\nid;text\r\n1;a, b\r\n', ['line 3: 1 a, b']],
    ['a note after empty lines', '\n  \nsep=;\nid;text\n1;a, b\n', ['line 5: 1 a, b']],
    ['a row like a note', 'id,text\n"sep=;"\n1,a', ['line 2: wrong-columns', 'line 3: 1 a']],
    ['empty lines', '\n\nid,text\n\n1,a\n\n', ['line 5: 1 a']],
    ['a cell of lines', 'id,text\n1,"a\n\nb"\n2,c', ['line 2: 1 a\n\nb', 'line 5: 2 c']],
    ['marks after a backslash', 'id,text\n1,"he said \\"hi\\" loudly\nand left"\n2,b', ['line 2: 1 he said "hi" loudly\nand left', 'line 4: 2 b']], // biome-ignore format: one thought
    ['marks that are neither', 'id,text\n1,"a "b" c"\n2,d "e" f', ['line 2: 1 a "b" c', 'line 3: 2 d "e" f']],
    ['two columns of one name', 'id,text,text\n1,a,b', ['line 2: 1 a']],
  ])('with %s is read', async (_name, text, lines) => expect(await outline(text)).toEqual(lines))

  it('names columns that have no name, or that of another', () => {
    expect(nameColumns(['a', ' ', 'a', 'a (2)', 'a'])).toEqual(['a', 'column 2', 'a (2)', 'a (2) (2)', 'a (3)'])
  })

  it.each<[string, string, string[]]>([
    ['before others that close', 'id,text\n1,"abc\n2,"def"\n3,"g\nh"\n4,i', ['line 2: open-quote', 'line 3: 2 def', 'line 4: 3 g\nh', 'line 6: 4 i']], // biome-ignore format: one thought
    ['before others without', 'id,text\n1,"abc\n2,def\n3,"ghi"\n', ['line 2: open-quote', 'line 3: 2 def', 'line 4: 3 ghi']], // biome-ignore format: one thought
    ['and the file ends', 'id,text\n1,a\n2,"b\n3,c\n', ['line 2: 1 a', 'line 3: open-quote', 'line 4: 3 c']],
    ['in the last line', 'id,text\n1,a\n2,"b', ['line 2: 1 a', 'line 3: open-quote']],
  ])('loses the row alone whose quotation mark is never closed, %s', async (_name, text, lines) => {
    expect(await outline(text)).toEqual(lines)
  })

  it('reads what was written, whatever is in the cells and however it is cut', async () => {
    const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('', '"', '""', '\n', '\r\n', ',', ';', '",', 'sep=;')) // biome-ignore format: one thought
    const table = fc.integer({ min: 2, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 })) // biome-ignore format: one thought
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom('\n', '\r\n'),
        async (cells, size, end) => {
          // biome-ignore format: one thought
          const header = cells[0]?.map((_, i) => `c${i}`) ?? []
          const text = [header, ...cells].map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join(end) // biome-ignore format: one thought
          const read = (await rowsOf(text, size)).map((row) => row.cells)
          expect(read).toEqual([header, ...cells.map((row) => row.map((one) => one.replaceAll('\r\n', '\n')))])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('gives every line of noise once, and needs no more time for marks that nobody closes', async () => {
    for (const line of ['a,""b', '"a', '"a,"b"', 'x,"', '"""']) {
      const before = processorTime()
      const rows = await rowsOf(`id,text\n${`${line}\n`.repeat(50_000)}`, 65_536)
      expect(processorTime() - before).toBeLessThan(2000)
      expect(rows.length).toBeGreaterThan(1)
      expect(rows.every((row, i) => i === 0 || row.line > (rows[i - 1]?.line ?? 0))).toBe(true)
    }
  })
})
