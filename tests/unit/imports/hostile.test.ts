import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { checkRow } from '#lib/imports/check-row.ts'
import { detectFormat } from '#lib/imports/detect-format.ts'
import { findDelimiter } from '#lib/imports/formats/csv.ts'
import { openTexts } from '#lib/imports/open-texts.ts'
import { orderByParents } from '#lib/imports/order-by-parents.ts'
import { readExport } from '#lib/imports/read-export.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import { type Encoding, FORMATS, type Format, type Mapping, type ReadItem } from '#lib/imports/schema.ts'
import { chunksOf, collect, fixture, memoryFile } from '#tests/support/import-file.ts'
import { processorTime } from '#tests/support/processor-time.ts'

const mapping: Mapping = { columns: { id: 'id', text: 'text' }, html: true }

async function readBytes(content: Buffer | string, encoding: Encoding = 'auto', asked?: Format): Promise<ReadItem[]> {
  const items: ReadItem[] = []
  for await (const text of openTexts(memoryFile('file', content), encoding)) {
    for await (const item of readExport(text, asked ?? detectFormat(text.head), mapping)) items.push(item)
  }
  return items
}

const refusalOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'it was read',
    (error: unknown) => {
      if (error instanceof ImportRefusal) return error.message
      throw error
    },
  )

const wxr = (inside: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><wp:post_id>1</wp:post_id>${inside}</item></channel></rss>`
const comment = (text: string, id = '1'): string =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_content>${text}</wp:comment_content></wp:comment>`

describe('XML', () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  it.each([
    ['a billion laughs', `<!DOCTYPE rss [<!ENTITY l0 "lol">${laughs}]>`, '&l9;'],
    ['an external entity', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'],
    ['an external document type', '<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd">', 'x'],
  ])('with %s is refused in a sentence', async (_name, doctype, text) => {
    expect(await refusalOf(readBytes(wxr(comment(text), doctype)))).toMatch(/declares a document type/)
  })

  it('with a document type of megabytes is refused in the same sentence, before and while it is read', async () => {
    const endless = `<!DOCTYPE rss [${'<!ENTITY a "b">'.repeat(100_000)}`
    expect(await refusalOf(readBytes(wxr('', endless)))).toMatch(/declares a document type/)
    expect(await refusalOf(readBytes(wxr('', endless), 'auto', 'wordpress'))).toMatch(/declares a document type/)
    const inPieces = { name: 'f', head: '', chunks: chunksOf(wxr('', endless), 1000), packed: false }
    expect(await refusalOf(collect(readExport(inPieces, 'wordpress', null)))).toMatch(/declares a document type/)
  })

  it('keeps an entity that it does not know as it stands, and looks nothing up', async () => {
    expect(await readBytes(wxr(comment('a &secret; b &amp;amp; c')))).toMatchObject([{ text: 'a &secret; b & c' }])
  })

  it.each([
    ['nested without end', wxr('<a>'.repeat(5000)), /nested more than 100 deep/],
    ['cut off', wxr(comment('x')).slice(0, -30), /not well-formed/],
    ['closed wrongly', wxr('<a></b>'), /^Line 1: the file is not well-formed XML \([^.]+\)\.$/],
    ['followed by words', `${wxr('')}x`, /^Line 1: the file is not well-formed XML \([^.]+\)\.$/],
    ['an attribute of megabytes', wxr(`<a b="${'x'.repeat(300_000)}"/>`), /not well-formed/],
    ['a tag of megabytes', wxr(`<${'x'.repeat(300_000)}/>`), /not well-formed/],
  ])('that is %s is refused in a sentence', async (_name, text, sentence) => {
    expect(await refusalOf(readBytes(text))).toMatch(sentence)
  })

  it('with one text of 200 million characters keeps none of it beyond what a comment may have', {
    timeout: 120_000,
  }, async () => {
    async function* endless() {
      yield wxr(`<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content><![CDATA[`).split('</item>')[0] ?? ''
      for (let i = 0; i < 200; i += 1) yield 'x'.repeat(1_000_000)
      yield ']]></wp:comment_content></wp:comment></item></channel></rss>'
    }
    const before = process.memoryUsage().heapUsed
    const [item] = await collect(readExport({ name: 'f', head: '', chunks: endless(), packed: false }, 'wordpress', null)) // biome-ignore format: one thought
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000)
    if (item?.is !== 'comment') throw new Error('no comment')
    expect(checkRow(item, { removed: false })).toEqual({ ok: false, why: 'text-too-long' })
  })
})

describe('lines, lists and rows without an end', () => {
  async function* endless(start: string, piece: string) {
    yield start
    for (let i = 0; i < 40; i += 1) yield piece.repeat(1_000_000 / piece.length)
  }
  it.each([
    ['a line', 'jsonl', '{"id":"1"}\n{"text":"', 'x', /^Line 2 is longer than/],
    ['a value of a list', 'jsonl', '[{"id":"1","text":"', 'x', /^One value of the file is longer/],
    ['a list inside of lists', 'jsonl', '[', '[[[[[[[[[[', /nested more than 100 deep/],
    ['a row', 'csv', 'id,text\n1,"', 'x', /^The row that begins in line 2 is longer/],
    ['a header', 'csv', 'id,', 'x', /^The row that begins in line 1 is longer/],
    ['a post', 'discourse', '{"topics":[{"id":1,"posts":[{"raw":"', 'x', /^One value of the file is longer/],
  ] as const)('%s is refused in a sentence', async (_name, format, start, piece, sentence) => {
    const text = { name: 'f', head: start, chunks: endless(start, piece), packed: false }
    expect(await refusalOf(collect(readExport(text, format, mapping)))).toMatch(sentence)
  })
})

describe('encodings', () => {
  const text = 'id,text\n1,Müller – “naïve”\n'
  const windows = Buffer.from(text.replace('–', '\x96').replace('“', '\x93').replace('”', '\x94'), 'latin1')
  const one = [expect.objectContaining({ text: 'Müller – “naïve”' })]
  it.each<[string, Buffer, Encoding]>([
    ['UTF-8', Buffer.from(text), 'auto'],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`), 'auto'],
    ['Windows-1252', windows, 'auto'],
    ['Windows-1252 that is named', windows, 'windows-1252'],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]), 'auto'],
    ['UTF-16 without', Buffer.from(text, 'utf16le'), 'auto'],
    ['UTF-16 of the other order, without', Buffer.from(text, 'utf16le').swap16(), 'auto'],
  ])('%s is read', async (_name, bytes, encoding) => expect(await readBytes(bytes, encoding)).toEqual(one))

  it.each(['Привет мир, как дела', '今日は天気がいいですね', 'שלום עולם'])(
    'UTF-16 without a mark is read in any script: %s',
    async (words) => {
      // biome-ignore format: one thought
      const table = Buffer.from(`id\ttext\n${`1\t${words}\n`.repeat(50)}`, 'utf16le')
      for (const bytes of [table, Buffer.from(table).swap16()]) expect((await readBytes(bytes)).at(-1)).toMatchObject({ text: words }) // biome-ignore format: one thought
      const withNul = Buffer.from(`id,text\n${'1,fine words of some length\n'.repeat(20)}2,a\0b\n`)
      expect((await readBytes(withNul)).at(-1)).toMatchObject({ text: 'a\0b' })
    },
  )

  it('XML is read by its own word', async () => {
    const bytes = Buffer.from(
      wxr(comment('Grüße')).replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"'),
      'latin1',
    )
    expect(await readBytes(bytes)).toMatchObject([{ text: 'Grüße' }])
  })

  it('one that breaks late is refused with its place, and read when repair is asked for', async () => {
    const bytes = Buffer.concat([Buffer.from(`id,text\n${'1,fine\n'.repeat(20_000)}`), windows.subarray(8)])
    expect(await refusalOf(readBytes(bytes))).toMatch(/^Near byte 1\d\d,\d\d\d the file is not UTF-8\. Choose another/)
    expect((await readBytes(bytes, 'repair')).at(-1)).toMatchObject({ text: expect.stringMatching(/^M.ller/) })
  })

  it.each([
    ['an unknown one', '<?xml version="1.0" encoding="klingon"?><rss/>', /"klingon", which is no encoding/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'), /not text/],
  ])('%s is refused in a sentence', async (_name, bytes, sentence) => {
    expect(await refusalOf(readBytes(bytes))).toMatch(sentence)
  })
})

async function zipOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return Buffer.concat(await collect(zip.outputStream as AsyncIterable<Buffer>))
}

describe('packed files', () => {
  it('are read: gzip, and of a zip what an export can be, people and articles first', async () => {
    expect(await readBytes(gzipSync(fixture('disqus.xml')))).toHaveLength(8)
    const zip = await zipOf({
      'Takeout/readme.html': '<html>',
      '__MACOSX/._comments.json': 'x',
      'comments.ndjson': fixture('coral.ndjson').toString().split('\n').slice(0, 2).join('\n'),
      'users.ndjson': '{"id":"u-2","tenantID":"t","username":"olu"}',
    })
    const names: string[] = []
    for await (const text of openTexts(memoryFile('c.zip', zip), 'auto')) {
      names.push(text.name)
      await collect(text.chunks)
    }
    expect(names).toEqual(['users.ndjson', 'comments.ndjson'])
  })

  it('that unpack to a hundred times their size are refused, one by one and together', {
    timeout: 60_000,
  }, async () => {
    const drain = async (bytes: Buffer) => {
      for await (const text of openTexts(memoryFile('bomb', bytes), 'auto')) for await (const _ of text.chunks);
    }
    const zeros = Buffer.alloc(70_000_000, '0')
    expect(await refusalOf(drain(gzipSync(zeros)))).toMatch(/more than 100 times its size/)
    const halves = await zipOf({ 'a.csv': zeros.subarray(0, 40_000_000), 'b.csv': zeros.subarray(0, 40_000_000) })
    expect(await refusalOf(drain(halves))).toMatch(/more than 100 times its size/)
    expect(await refusalOf(drain(gzipSync(zeros.subarray(0, 60_000_000))))).toBe('it was read')
  })

  it('that are damaged, locked, or hold nothing are refused in a sentence', async () => {
    const packed = gzipSync(fixture('disqus.xml'))
    expect(await refusalOf(readBytes(packed.subarray(0, packed.length - 200)))).toMatch(/damaged or was cut off/)
    const zip = await zipOf({ 'a.csv': 'id,text\n1,a\n' })
    expect(await refusalOf(readBytes(zip.subarray(0, zip.length - 10)))).toMatch(/damaged/)
    expect(await refusalOf(readBytes(await zipOf({ 'a.png': 'x' })))).toMatch(/no file in this zip/)
    // A byte of a stored file is another one, and nothing else shows it.
    const stored = new ZipFile()
    stored.addBuffer(Buffer.from('id,text\n1,abcabc\n'), 'a.csv', { compress: false })
    stored.end()
    const bytes = Buffer.concat(await collect(stored.outputStream as AsyncIterable<Buffer>))
    bytes[bytes.indexOf('abcabc')] = 0x78
    expect(await refusalOf(readBytes(bytes))).toMatch(/not what was packed/)
    const locked = Buffer.from(zip)
    // Bit 0 of the flags of the central directory.
    const at = locked.indexOf(Buffer.from('PK\x01\x02')) + 8
    locked[at] = (locked[at] ?? 0) | 1
    expect(await refusalOf(readBytes(locked))).toMatch(/locked with a password/)
  })
})

describe('whatever comes', () => {
  const noise = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.constantFrom('<', '>', '&', '"', ',', '\n', '\0', '\ud800', '[', '{', ']]>', '<wp:comment>', '</wp:comment>', '{"id":', 'x')).map((parts) => parts.join('')), // biome-ignore format: one thought
  )
  it.each(FORMATS)('%s is read or refused in a sentence, and never breaks', async (format) => {
    await fc.assert(
      fc.asyncProperty(noise, fc.integer({ min: 1, max: 50 }), async (text, size) => {
        const opened = { name: 'f', head: text.slice(0, 100), chunks: chunksOf(text, size), packed: false }
        expect(await refusalOf(collect(readExport(opened, format, mapping)))).toEqual(expect.any(String))
      }),
      { numRuns: 150 },
    )
  })

  it('every row of a table comes out once, whatever is in its cells', async () => {
    const cell = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replace(/\r/g, ''))
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 9 }),
        async (cells, size) => {
          const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
          const table = `id,text\n${cells.map((text, i) => `${i},${quote(text)}`).join('\n')}\n`
          expect(findDelimiter(table)).toBe(',')
          const opened = { name: 'f', head: table, chunks: chunksOf(table, size), packed: false }
          const rows = await collect(readExport(opened, 'csv', { ...mapping, html: false }))
          expect(rows.map((row) => row.is === 'comment' && row.id)).toEqual(cells.map((_, i) => String(i)))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('parents come before what answers them, nothing is lost, and a long chain takes no longer than its length', () => {
    const row = fc.record({ id: fc.nat(30).map(String), parent: fc.option(fc.nat(40).map(String)) })
    const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 30 })
    fc.assert(
      fc.property(rows, fc.nat(40), (given, here) => {
        const { ready, waiting } = orderByParents(given, (id) => id === String(here))
        expect([...ready, ...waiting].map(({ id }) => id).sort()).toEqual(given.map(({ id }) => id).sort())
        const before = new Set([String(here)])
        for (const { id, parent } of ready) {
          expect(parent === null || before.has(parent)).toBe(true)
          before.add(id)
        }
        for (const { parent } of waiting) expect(before.has(parent ?? '')).toBe(false)
      }),
    )
    const chain = Array.from({ length: 100_000 }, (_, i) => ({ id: String(i), parent: String(i + 1) }))
    const before = processorTime()
    orderByParents(chain, (id) => id === '100000')
    expect(processorTime() - before).toBeLessThan(2000)
  })
})
