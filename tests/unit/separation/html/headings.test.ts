import { expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  '<p>The bridge over the river was closed on Monday, the town said, and will be opened again in spring.</p>'
const THREAD = `<ol class="commentlist"><li class="comment"><cite class="fn">Ann</cite>
  <div class="comment-meta"><a href="#c1">May 3, 2012 at 4:05 pm</a></div><p>Good riddance.</p></li></ol>`

const titleOf = (head: string, heading: string): string | null => {
  const html = `<html><head>${head}</head><body>${heading}${PROSE.repeat(5)}${THREAD}</body></html>`
  return separatePage({ kind: 'html', html }).title
}

it.each([
  ['the heading that its title repeats', '<title>A bridge is closed | The Town</title>', '<h1>A bridge is closed</h1>', 'A bridge is closed'],
  ['the longest heading that its title repeats, not the name of the site', '<title>A bridge is closed | The Town Post</title>', '<h1>The Town Post</h1><h2>A bridge is closed</h2>', 'A bridge is closed'],
  ['what it calls itself, whatever heading it has', '<title>The Town</title>', '<h1>A bridge is closed</h1>', 'The Town'],
  ['its one heading, where it calls itself nothing', '', '<h1>A bridge is closed</h1>', 'A bridge is closed'],
  ['nothing, where one of several may be meant', '', '<h1>The Town</h1><h1>A bridge is closed</h1>', null],
  ['nothing without a heading', '', '', null],
])('the title of a page is %s', (_name, head, heading, title) => expect(titleOf(head, heading)).toBe(title)) // biome-ignore format: one case a line
