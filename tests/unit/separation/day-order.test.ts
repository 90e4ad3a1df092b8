import { describe, expect, it } from 'vitest'
import { correctPage } from '#lib/separation/correct-page.ts'
import { settleDates } from '#lib/separation/day-order.ts'
import type { PageCorrection, PageSource, SeparatedComment, Separation } from '#lib/separation/schema.ts'
import { separatePage } from '#lib/separation/separate-page.ts'

const TEXT: PageSource = { kind: 'text', text: '' }
const html = (lang: string): PageSource => ({ kind: 'html', html: `<!doctype html><html class="x" lang="${lang}"><body></body></html>` }) // biome-ignore format: one thought

type Said = { time: string; parent?: number | null; postedAt?: string | null }

/** What becomes of the times of comments, in a page that prints some lines beside them. */
function settle(said: readonly (string | Said)[], page: PageSource = TEXT, around: readonly string[] = []) {
  const comments = said
    .map((one): Said => (typeof one === 'string' ? { time: one } : one))
    .map(({ time, parent = null, postedAt = null }: Said) => ({ postedAt, postedAtText: time, parent })) as SeparatedComment[] // biome-ignore format: one thought
  const blocks = around.map((text) => ({ text, span: [0, 0] as const, part: 'leftover' as const, comment: null }))
  const separation = { comments, blocks, article: { publishedAtText: null } } as unknown as Separation
  return settleDates(separation, page).comments.map(({ postedAt }) => postedAt)
}

describe('a date that could be either', () => {
  it.each<[string, (string | Said)[], (string | null)[]]>([
    ['as days are first in others', ['03/04/2012 14:05', { time: '27/03/2012', postedAt: '2012-03-27' }], ['2012-04-03T14:05:00', '2012-03-27']], // biome-ignore format: one thought
    ['as months are first in others', ['03/04/2012 2:05 PM', { time: '3/27/2012', postedAt: '2012-03-27' }], ['2012-03-04T14:05:00', '2012-03-27']], // biome-ignore format: one thought
    ['as the days go on', ['01/05/2012', '02/05/2012', '02/05/2012', '04/05/2012', '03/06/2012'], ['2012-05-01', '2012-05-02', '2012-05-02', '2012-05-04', '2012-06-03']], // biome-ignore format: one thought
    ['as the days go back', ['3/6/2012', '5/4/2012', '4/4/2012', '9/3/2012'], ['2012-06-03', '2012-04-05', '2012-04-04', '2012-03-09']], // biome-ignore format: one thought
    ['as the days go back, months first', ['6/3/2012', '5/4/2012', '5/2/2012', '5/1/2012'], ['2012-06-03', '2012-05-04', '2012-05-02', '2012-05-01']], // biome-ignore format: one thought
    ['whatever the answers between say', ['01/05/2012', { time: '01/12/2012', parent: 0 }, '02/05/2012', '04/05/2012', '03/06/2012'], ['2012-05-01', '2012-12-01', '2012-05-02', '2012-05-04', '2012-06-03']], // biome-ignore format: one thought
  ])('is read %s', (_, said, times) => expect(settle(said)).toEqual(times))

  it.each<[string, (string | Said)[]]>([
    ['nothing stands beside it', ['03/04/2012']],
    ['others are of both orders', ['03/04/2012', '27/03/2012', '3/27/2012']],
    ['a few days are in a row', ['01/05/2012', '02/05/2012', '03/06/2012']],
    ['days are in a row either way', ['01/01/2012', '02/02/2012', '03/03/2012', '04/05/2012']],
    [
      'one comment out of the row stretches it over months',
      ['08/09/2012', '09/08/2012', '10/08/2012', '11/08/2012', '12/08/2012'],
    ],
    ['days are in no row', ['05/01/2012', '01/05/2012', '04/03/2012', '02/06/2012']],
    ['others are of another shape', ['03/04/2012', '27.03.2012', '3 days ago']],
  ])('is left where %s', (_, said) => expect(settle(said)[0]).toBeNull())

  it('is read as others that the page prints, which are no address and no prose', () => {
    expect(settle(['03/04/2012'], TEXT, ['Posted on 27/03/2012 by the editor'])).toEqual(['2012-04-03'])
    expect(settle(['03/04/2012'], TEXT, ['https://x.example/a/12/27/2012/', `${'long '.repeat(50)}27/03/2012`])).toEqual([null]) // biome-ignore format: one thought
  })

  it('is read as the days go on before others that the page prints', () => {
    const row = ['01/05/2012', '02/05/2012', '04/05/2012', '03/06/2012']
    expect(settle(row, TEXT, ['Page 1/30/2012'])).toEqual(['2012-05-01', '2012-05-02', '2012-05-04', '2012-06-03'])
    expect(settle(row.slice(1), TEXT, ['Page 1/30/2012'])).toEqual(['2012-02-05', '2012-04-05', '2012-03-06'])
  })

  it.each([
    ['fr-FR', '03/04/2012 14:05', '2012-04-03T14:05:00'],
    ['de', '03/04/2012', '2012-04-03'],
    ['en-GB', '03/04/2012 2:05 pm', '2012-04-03T14:05:00'],
    ['en-US', '03/04/2012 2:05 PM', '2012-03-04T14:05:00'],
    ['en-US', '03/04/2012 14:05', null],
    ['en', '03/04/2012 2:05 pm', null],
    ['es-US', '03/04/2012', null],
    ['fr-CA', '03/04/2012', null],
    ['es', '03/04/2012 2:05 PM', null],
    ['ja', '03/04/2012', null],
  ])('is read by the language %s of the page: %s', (lang, time, read) => {
    expect(settle([time], html(lang))).toEqual([read])
  })
})

const PROSE = 'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring.'
const TIMES = ['03/04/2012 10:12', '05/04/2012 09:01', '27/04/2012 18:30']
const READ = ['2012-04-03T10:12:00', '2012-04-05T09:01:00', '2012-04-27T18:30:00']
const WORDS = ['I was there.', 'What a pity that is.', 'They said so before.']
const MORE_WORDS = [...WORDS, 'Nobody told me of it.', 'It was about time.']

function markupOf(times: readonly string[]): string {
  const items = times.map((time, i) => `<div class="comment" id="comment-${i}"><span class="author">Reader ${i}</span> <span class="date">${time}</span><div class="comment-text"><p>${MORE_WORDS[i]}</p></div></div>`) // biome-ignore format: one thought
  return `<h1>A bridge is closed</h1><div class="post-body">${`<p>${PROSE}</p>`.repeat(4)}</div>${items.join('')}`
}

describe('the dates of a page', () => {
  it('are read together in HTML', () => {
    const page = markupOf(TIMES)
    expect(separatePage({ kind: 'html', html: page }).comments.map(({ postedAt }) => postedAt)).toEqual(READ)
  })

  it('are read together in plain text, also where a person says what a line is', () => {
    const lines = TIMES.flatMap((time, i) => [`Reader ${'ABC'[i]} | ${time}`, WORDS[i] ?? ''])
    const text = ['A bridge is closed', PROSE, PROSE, '3 comments', ...lines].join('\n')
    expect(separatePage({ kind: 'text', text }).comments.map(({ postedAt }) => postedAt)).toEqual(READ)
    const first = text.split('\n').indexOf(lines[0] ?? '')
    // The first line of name and time is put to the words of the second reader.
    const marks = { [first]: 'byline', [first + 1]: 'furniture', [first + 2]: 'furniture', [first + 3]: 'begins' } as const // biome-ignore format: one thought
    const { comments } = correctPage({ kind: 'text', text }, { border: null, splits: [], marks })
    expect(comments.map(({ text, postedAt }) => [text, postedAt])).toEqual([[WORDS[1], READ[0]], [WORDS[2], READ[2]]]) // biome-ignore format: one thought
  })

  const OF_TWO_ORDERS = ['12/27/2011', '01/05/2012', '02/05/2012', '04/05/2012', '03/06/2012']
  const pageOf = (times: readonly string[]): string => {
    const lines = times.flatMap((time, i) => [`Reader ${'ABCDE'[i]} | ${time}`, MORE_WORDS[i] ?? ''])
    return ['A bridge is closed', PROSE, PROSE, `${times.length} comments`, ...lines].join('\n')
  }
  const datesOf = (text: string, said: Partial<PageCorrection>) =>
    correctPage({ kind: 'text', text }, { border: null, splits: [], marks: {}, ...said }).comments.map(({ postedAt }) => postedAt) // biome-ignore format: one thought

  it('are read anew once a person rejects the line that decided them', () => {
    const text = pageOf(OF_TWO_ORDERS)
    expect(datesOf(text, {})).toEqual(['2011-12-27', '2012-01-05', '2012-02-05', '2012-04-05', '2012-03-06'])
    const marks = { 3: 'article', 4: 'article', 5: 'article' } as const
    expect(datesOf(text, { marks })).toEqual(['2012-05-01', '2012-05-02', '2012-05-04', '2012-06-03'])
  })

  it.each<[string, Partial<PageCorrection>]>([
    ['its words', { marks: { 5: 'furniture' } }],
    ['its words and the line of its reader', { marks: { 4: 'furniture', 5: 'furniture' } }],
    [
      'both parts of its words',
      { splits: [pageOf(OF_TWO_ORDERS.slice(0, 4)).indexOf('was there')], marks: { 5: 'furniture', 6: 'furniture' } },
    ],
    ['it by the border and the line of its reader', { border: { firstCommentBlock: 6 }, marks: { 4: 'furniture' } }],
  ])('are not read as a comment that a person took out: %s', (_, said) => {
    expect(datesOf(pageOf(OF_TWO_ORDERS.slice(0, 4)), said)).toEqual([null, null, null])
  })

  it.each<[string, Partial<PageCorrection>]>([
    ['its words', { marks: { 6: 'furniture' } }],
    ['it by the border', { border: { firstCommentBlock: 8 } }],
  ])('are not read as a comment of an HTML page that a person took out: %s', (_, said) => {
    const page = { kind: 'html', html: markupOf(OF_TWO_ORDERS.slice(0, 4)) } as const
    const { comments } = correctPage(page, { border: null, splits: [], marks: {}, ...said })
    expect(comments.map(({ postedAt }) => postedAt)).toEqual([null, null, null])
  })
})
