import { describe, expect, it } from 'vitest'
import { detectFormat, isPartOf } from '#lib/imports/detect-format.ts'
import { textOfHtml, textOfLooseHtml } from '#lib/imports/formats/comment-text.ts'
import { lookAtText } from '#lib/imports/look-at-text.ts'
import { openTexts } from '#lib/imports/open-texts.ts'
import { readExport } from '#lib/imports/read-export.ts'
import type { Format, Mapping, ReadItem } from '#lib/imports/schema.ts'
import { signColumns, suggestMapping } from '#lib/imports/suggest-mapping.ts'
import { collect, fixture, memoryFile } from '#tests/support/import-file.ts'
import { processorTime } from '#tests/support/processor-time.ts'

/** What a fixture holds, read in chunks of so many bytes. */
async function read(name: string, size: number, mapping: Mapping | null = null): Promise<ReadItem[]> {
  const items: ReadItem[] = []
  for await (const text of openTexts(memoryFile(name, fixture(name), size), 'auto')) {
    items.push(...(await collect(readExport(text, detectFormat(text.head), mapping))))
  }
  return items
}

/** A line for each item, as short as can be told apart. */
function outline(items: readonly ReadItem[]): string[] {
  return items.map((item) => {
    if (item.is === 'comment') {
      const { id, parent, status, author, article } = item
      return `${id} of ${author?.id ?? '-'}/${author?.name ?? '-'} under ${article?.id ?? '-'} to ${parent ?? '-'}: ${status}`
    }
    if (item.is === 'article') return `article ${item.id}: ${item.title} ${item.url}`
    return item.is === 'author' ? `author ${item.id}: ${item.name}` : `${item.is} ${item.id}: ${item.why}`
  })
}

const EXPECTED: Record<string, { format: Format; lines: string[] }> = {
  'wordpress.xml': {
    format: 'wordpress',
    lines: [
      "7 of bjorn@example.org/Björn O'Hara under 41 to -: published",
      '9 of user 3/- under 41 to 12: waiting',
      'left-out 10: pingback',
      '11 of -/Pills under 41 to 7: spam',
      '12 of ines@example.org/Ines under 41 to 11: published',
      'null of -/No id under 41 to -: published',
      '13 of -/Empty under 41 to -: published',
      'left-out 20: other-kind',
      '21 of -/Lost & found under 42 to 9999: deleted',
      '22 of -/Lost & found under 42 to 9999: published',
    ],
  },
  'disqus.xml': {
    format: 'disqus',
    lines: [
      'article 501: The ferry & the fog https://harbour.example/2014/ferry/',
      '9002 of ines/Ines under 501 to 9001: published',
      '9001 of guest@example.org/Guest under 501 to -: published',
      '9003 of -/Guest under 501 to 9001: deleted',
      '9004 of olu/Olu under 501 to 9003: published',
      '9005 of -/Bot under 501 to -: spam',
      '9006 of -/Nobody under - to -: published',
      'article 502: Named after its comments https://harbour.example/later/',
    ],
  },
  'blogger.xml': {
    format: 'blogger',
    lines: [
      'left-out null: other-kind',
      'article 100: Low tide http://notes.example/2012/05/low-tide.html',
      '201 of http://www.blogger.com/profile/0123/Sam under 100 to -: published',
      '202 of -/Anonymous under 100 to 201: published',
      '203 of -/Sam under 100 to -: deleted',
    ],
  },
  'blogger-takeout.atom': {
    format: 'blogger',
    lines: [
      'article 100: Low tide null',
      '301 of -/Sam under 100 to -: published',
      '302 of -/Bot under 100 to 301: spam',
    ],
  },
  'coral.ndjson': {
    format: 'coral',
    lines: [
      'c-2 of u-2/- under s-1 to c-1: published',
      'c-1 of u-1/- under s-1 to -: published',
      'c-3 of -/- under s-1 to -: deleted',
      'c-4 of u-2/- under s-1 to -: rejected',
      'c-5 of u-1/- under s-1 to -: published',
      'article s-1: The ferry https://harbour.example/ferry',
      'author u-1: ines',
      'rejected null: no-json',
      'rejected null: no-object',
      'rejected x: unknown-shape',
    ],
  },
  'discourse-export.json': {
    format: 'discourse',
    lines: [
      'author 11: ann',
      'author 12: bo',
      'left-out 77/1: opening-post',
      '77/2 of 12/- under 77 to -: published',
      '77/3 of 11/- under 77 to 77/2: published',
      '77/4 of 12/- under 77 to -: rejected',
    ],
  },
  'discourse-topic.json': {
    format: 'discourse',
    lines: [
      'left-out 9/1: opening-post',
      '9/2 of 2/ann under 9 to -: published',
      'left-out 9/3: other-kind',
      'article 9: The ferry null',
    ],
  },
}

describe('an export', () => {
  it.each(Object.entries(EXPECTED))('%s is known by its beginning and read', async (name, { format, lines }) => {
    expect(detectFormat(fixture(name).toString())).toBe(format)
    expect(outline(await read(name, 64 * 1024))).toEqual(lines)
  })

  it.each(Object.keys(EXPECTED))('%s reads the same however it is cut', async (name) => {
    const whole = await read(name, 1 << 20)
    for (const size of [1, 7, 100]) expect(await read(name, size)).toEqual(whole)
  })

  it('of Coral as lists under names, or as one list, reads like one a line', async () => {
    const lines = fixture('coral.ndjson').toString().split('\n').slice(0, 7)
    const objects = lines.map((line) => JSON.parse(line) as object)
    const named = { comments: objects.slice(0, 5), stories: objects.slice(5, 6), users: objects.slice(6) }
    const expected = EXPECTED['coral.ndjson']?.lines.slice(0, 7)
    for (const text of [JSON.stringify(objects), JSON.stringify(named, null, 2), JSON.stringify(named)]) {
      const file = memoryFile('coral.json', text, 11)
      for await (const opened of openTexts(file, 'auto')) {
        expect(detectFormat(opened.head)).toBe('coral')
        expect(outline(await collect(readExport(opened, 'coral', null)))).toEqual(expected)
      }
    }
  })

  it('in XML is known by its first element, whatever its posts talk about', () => {
    const post =
      '<item><content:encoded><![CDATA[<!DOCTYPE html><html lang="en"> at wordpress.org/export]]></content:encoded>'
    const wordpress = `\n<?xml version="1.0"?>\n<!-- <html> -->\n<rss version="2.0"\n xmlns:wp="http://wordpress.org/export/1.2/">${post}`
    expect(detectFormat(wordpress)).toBe('wordpress')
    expect(() => detectFormat(wordpress.replace(/<rss[^>]*>/, '<rss>'))).toThrow(/no kind that is known/)
    expect(() => detectFormat(`<!-- x --><html>${post}`)).toThrow(/page and no export/)
  })

  it.each([
    ['a page', '<!DOCTYPE html><html><body>', /page and no export/],
    ['XML of another kind', '<?xml version="1.0"?><opml></opml>', /no kind that is known/],
    ['nothing', ' \n ', /empty/],
  ])('is not %s', (_name, text, sentence) => {
    expect(() => detectFormat(text)).toThrow(sentence)
  })
})

it.each<[string, Format, boolean]>([
  ['{"id":1,"text":"A","topics":["x"]}', 'jsonl', true],
  ['{"id":1,"text":"A","storyID":"s"}', 'jsonl', true],
  ['{"id":1,"username":"Ann"}', 'coral', true],
  ['{"id":1,"text":"A"}', 'discourse', false],
  ['id,text', 'jsonl', false],
  ['<rss xmlns:wp="http://wordpress.org/export/1.2/">', 'jsonl', false],
])('a text of a zip that begins with %s is part of an export as %s: %s', (head, format, expected) => {
  expect(isPartOf({ head, packed: true }, format)).toBe(expected)
})

describe('a table', () => {
  it.each<[string, string[], Mapping['columns'] | null]>([
    ['Jigsaw', ['id', 'comment_text', 'toxic', 'severe_toxic'], { id: 'id', text: 'comment_text' }],
    [
      'Civil Comments',
      ['id', 'target', 'comment_text', 'publication_id', 'parent_id', 'article_id', 'rating', 'created_date'],
      { id: 'id', text: 'comment_text', article: 'article_id', parent: 'parent_id', time: 'created_date', status: 'rating' }, // biome-ignore format: one thought
    ],
    ['Civil Comments as a data set', ['text', 'toxicity', 'insult'], { text: 'text' }],
    [
      'a dump of WordPress',
      ['comment_ID', 'comment_post_ID', 'comment_author', 'comment_date_gmt', 'comment_content', 'comment_approved', 'comment_parent', 'user_id'], // biome-ignore format: one thought
      {
        id: 'comment_ID',
        text: 'comment_content',
        article: 'comment_post_ID',
        parent: 'comment_parent',
        author: 'comment_author',
        authorId: 'user_id',
        time: 'comment_date_gmt',
        status: 'comment_approved',
      },
    ],
    ['made by hand', ['Name', 'Comment', 'Page URL', 'Date'], { author: 'Name', text: 'Comment', articleUrl: 'Page URL', time: 'Date' }], // biome-ignore format: one thought
    ['plain questions', ['who', 'what', 'when'], { author: 'who', text: 'what', time: 'when' }],
    ['without a text', ['id', 'score'], null],
  ])('of %s is understood by its columns', (_name, columns, expected) => {
    expect(suggestMapping(columns)?.columns ?? null).toEqual(expected)
  })

  it('is known again whatever the order and case of its columns', () => {
    expect(signColumns(['A', 'b '])).toBe(signColumns(['B', 'a']))
    expect(signColumns(['a'])).not.toBe(signColumns(['a', 'b']))
  })

  it.each([
    ['semicolons', 'id;text\n1;"a; b"\n', 1],
    ['tabs, a mark and lines of Windows', '\uFEFFid\ttext\r\n1\ta; b\r\n', 3],
    ['quotes that are none', 'id,text\n1,a "quoted" b\n', 5],
  ])('with %s is read', async (_name, text, size) => {
    const mapping: Mapping = { columns: { id: 'id', text: 'text' }, html: false }
    for await (const opened of openTexts(memoryFile('t.csv', text, size), 'auto')) {
      const [first] = await collect(readExport(opened, 'csv', mapping))
      expect(first).toMatchObject({ id: '1', place: 'line 2', text: expect.stringMatching(/^a/) })
    }
  })

  it('reads fields inside of fields, times as numbers, and names lines that are none', async () => {
    const columns = { id: 'comment.id', text: 'comment.body', author: 'user.name', articleUrl: 'page', time: 'at', parent: 'reply_to' } // biome-ignore format: one thought
    const items = await read('rows.jsonl', 13, { columns, html: true })
    expect(items).toMatchObject([
      { id: '1', text: 'One', author: { name: 'Ann' }, parent: null, place: 'line 1', time: '1700000000' },
      { id: '2', text: 'Two & a half', author: { name: null }, parent: '1' },
      { is: 'rejected', place: 'line 4', why: 'no-json' },
      { is: 'rejected', place: 'line 5', why: 'no-object' },
      { id: null, text: 'No id' },
    ])
  })

  it('shows its columns and first rows before anything is done, and an export its first comments', async () => {
    for await (const opened of openTexts(memoryFile('civil.csv', fixture('civil.csv')), 'auto')) {
      expect(await lookAtText(opened, null)).toMatchObject({ kind: 'table', format: 'csv', columns: expect.arrayContaining(['rating']), rows: { length: 4 } }) // biome-ignore format: one thought
    }
    for await (const opened of openTexts(memoryFile('open.csv', 'id,text\n1,"open\n2,b\n'), 'auto')) {
      expect(await lookAtText(opened, null)).toMatchObject({ rows: [['2', 'b']] })
    }
    const endless = `id,text\n${'1,"x\n'.repeat(100_000)}2,b\n`
    for await (const opened of openTexts(memoryFile('endless.csv', endless), 'auto')) {
      expect(await lookAtText(opened, null)).toMatchObject({ columns: ['id', 'text'], rows: [] })
    }
    for await (const opened of openTexts(memoryFile('header.csv', 'id,"text\n1,a\n2,b\n'), 'auto')) {
      await expect(lookAtText(opened, null)).rejects.toThrow('which names the columns')
    }
    for await (const opened of openTexts(memoryFile('w', fixture('wordpress.xml')), 'auto')) {
      expect(await lookAtText(opened, null)).toMatchObject({ kind: 'comments', format: 'wordpress', comments: { length: 5, 0: { article: 'The ferry & the fog', answers: false } } }) // biome-ignore format: one thought
    }
  })
})

it('looks at a beginning once, however often pages of comments seem to begin in it', () => {
  const start = processorTime()
  for (let i = 0; i < 20; i++) expect(detectFormat(`{"a":"${'"nodes":['.repeat(7000)}`)).toBe('jsonl')
  expect(processorTime() - start).toBeLessThan(1000)
})

describe('a text', () => {
  it.each([
    ['plain', 'plain'],
    ['<p>one</p><p>two<br>three</p>', 'one\n\ntwo\nthree'],
    ['a<br /><br />b', 'a\n\nb'],
    ['a &amp; b &lt;i&gt; &hellip;', 'a & b <i> …'],
    ['<script>alert(1)</script>seen<style>x</style>', 'seen'],
    ['<b>broken <i>markup</b> here', 'broken markup here'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ])('in HTML %j is %j', (html, text) => expect(textOfHtml(html)).toBe(text))

  it('in the HTML of WordPress keeps the lines that were typed', () => {
    expect(textOfLooseHtml('one\r\ntwo\r\n\r\n<b>three</b>')).toBe('one\ntwo\n\nthree')
    expect(textOfLooseHtml('one\ntwo\n\n\n\nthree')).toBe('one\ntwo\n\nthree')
  })

  it.each([
    ['See <a\nhref="u"\n\ntitle="x">here</a>,\nnow', 'See here,\nnow'],
    ['<p\n>one</p\n><p>two</p>', 'one\n\ntwo'],
    ['<a title="5 > 4\nand <3"\nhref=\'u\'>one</a>', 'one'],
    ['1 < 2\nand 3 > 2', '1 < 2\nand 3 > 2'],
  ])('in the HTML of WordPress has no lines inside of tags: %j', (html, text) => {
    expect(textOfLooseHtml(html)).toBe(text)
  })

  it.each(['<a "', '<a \'"', '<a a="', '<a x', ' \t'])(
    'in the HTML of WordPress is read in time that grows as it does: %s',
    (piece) => {
      const start = processorTime()
      expect(textOfLooseHtml(`end\n${piece.repeat(100_000)}`)).toContain('end')
      expect(processorTime() - start).toBeLessThan(5000)
    },
  )
})
