import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectFormat } from '#lib/imports/detect-format.ts'
import { textOfAnyHtml } from '#lib/imports/formats/comment-text.ts'
import { hasMarkup } from '#lib/imports/formats/markup.ts'
import { lookAtText } from '#lib/imports/look-at-text.ts'
import { looksLikeHtml, markupOf } from '#lib/imports/looks-like-html.ts'
import { openTexts } from '#lib/imports/open-texts.ts'
import { memoryFile } from '#tests/support/import-file.ts'
import { processorTime } from '#tests/support/processor-time.ts'

async function tableOf(text: string) {
  for await (const opened of openTexts(memoryFile('f', text), 'auto')) {
    const look = await lookAtText(opened, detectFormat(opened.head))
    if (look.kind === 'table') return look
  }
  throw new Error('it is no table')
}

const csvOf = (texts: readonly string[]): string => `id,text\n${texts.map((text, i) => `${i},"${text}"\n`).join('')}`
const jsonOf = (texts: readonly string[]): string => texts.map((text, id) => JSON.stringify({ id, text })).join('\n')
const many = (text: string, times: number): string[] => Array.from({ length: times }, () => text)

describe('a table', () => {
  it.each<[string, string[], { texts: number; marked: number }, boolean]>([
    ['plain but for one text', [...many('plain', 60), 'a <b> in it', '<b and c> <me@example.org>'], { texts: 62, marked: 1 }, false], // biome-ignore format: one thought
    ['plain but for an entity late in it', [...many('plain', 9), 'fish &amp; chips'], { texts: 10, marked: 1 }, false],
    ['HTML by half of it', ['plain', 'more <br/> of it', '', ' '], { texts: 2, marked: 1 }, true],
    ['HTML by all of it', many('<p>One.</p>', 500), { texts: 200, marked: 200 }, true],
    ['without texts', ['', ''], { texts: 0, marked: 0 }, false],
  ])('%s is taken for what it is', async (_name, texts, markup, html) => {
    for (const table of [csvOf(texts), jsonOf(texts)]) {
      const look = await tableOf(table)
      expect(markupOf(look, 'text')).toEqual(markup)
      expect(looksLikeHtml(markup)).toBe(html)
    }
  })

  it('is shown as it stands, and as it would be stored as HTML', async () => {
    const look = await tableOf(csvOf(['<p>One.</p><p>Two &amp; <b and c></p>']))
    expect(look).toMatchObject({ rows: [['0', '<p>One.</p><p>Two &amp; <b and c></p>']], asHtml: [['0', 'One.\n\nTwo & <b and c>']] }) // biome-ignore format: one thought
  })

  it('of long rows is looked at no further than need be', async () => {
    const look = await tableOf(csvOf(many('x'.repeat(300_000), 100)))
    expect(markupOf(look, 'text')).toEqual({ texts: 5, marked: 0 })
  })
})

describe('a text', () => {
  it.each([
    ['<b>a</b> <i class="x">b</i>', 'a b'],
    ['<a href=https://x.example/a rel=nofollow>a</a>', 'a'],
    ['<iframe src="x" allowfullscreen></iframe>a<o:p></o:p>', 'a'],
    ['a <!-- hidden --> b', 'a b'],
    ['<b and c>', '<b and c>'],
    ['<me@example.org> <https://x.example/> <3 <- <', '<me@example.org> <https://x.example/> <3 <- <'],
    ['if (a <b && c> d) <!-- x', 'if (a <b && c> d) <!-- x'],
    ['<user> said <p', '<user> said <p'],
    [
      '<a@x.example>, <b@x.example>, <c@x.example> <!--more--> soon',
      '<a@x.example>, <b@x.example>, <c@x.example> soon',
    ],
    [
      '<p>The <title> is missing, and <select> too.</p> end <style> x',
      'The <title> is missing, and <select> too.\n\nend <style> x',
    ],
    ['a <style>p { color: red }</style> b <style> c', 'a b <style> c'],
  ])('of a table of HTML %j is %j', (html, text) => expect(textOfAnyHtml(html)).toBe(text))

  it.each(['1 < 2 & 3 > 2', 'AT&T; <3', 'if a<b then c>d', '<b and c>', '<me@example.org>', 'R&D', '< b >'])(
    'such as %j shows no HTML',
    (text) => expect(hasMarkup(text)).toBe(false),
  )

  it('with a tag of millions of letters is none that can be taken', () => {
    expect(hasMarkup(`<a${' a=1'.repeat(1_200_000)}>`)).toBe(false)
  })

  it('without a tag of HTML keeps every sign, whatever stands in it', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '=',
      '!',
      '-',
      '/',
      'b',
      'and',
      '@',
      'x',
      '1',
      '<!--',
      '<b',
      '</',
      'p ',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        if (hasMarkup(text) || text.includes('-->')) return
        expect(textOfAnyHtml(text)).toBe(text.replace(/\s+/g, ' ').trim())
      }),
      { numRuns: 500 },
    )
  })

  it('is looked at in time linear in its length', () => {
    const before = processorTime()
    for (const piece of ['<', '<b ', '<b a="', '<b a="x" ', '<!--', '<b     ', '<b a=\'" ', '<a href=', 'a="x" ']) {
      const text = `<b ${piece.repeat(900_000 / piece.length)}`
      hasMarkup(text)
      textOfAnyHtml(text.slice(0, 50_000))
    }
    expect(processorTime() - before).toBeLessThan(5000)
  })
})
