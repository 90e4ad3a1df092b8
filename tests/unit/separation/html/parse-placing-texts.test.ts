import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { expect, test } from 'vitest'
import { parsePlacingTexts } from '#lib/separation/html/parse-placing-texts.ts'
import { markup } from '../pages.ts'

type Placed = { name: string; attrs: number; value: string; place: readonly [start: number, end: number] | null }

/** The nodes of a tree in order, texts with their places. */
function listNodes(node: DefaultTreeAdapterTypes.Node): Placed[] {
  const place = 'value' in node ? node.sourceCodeLocation : null
  const own: Placed = {
    name: node.nodeName,
    attrs: 'attrs' in node ? node.attrs.length : 0,
    value: 'value' in node ? node.value : '',
    place: place == null ? null : [place.startOffset, place.endOffset],
  }
  return [own, ...('childNodes' in node ? node.childNodes.flatMap(listNodes) : [])]
}

const listed = (html: string) => listNodes(parsePlacingTexts(html))
const expected = (html: string) => listNodes(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }))

test('a page has the tree and the places of texts that the parser gives it', () => {
  const page = '<table class="a" id=b class="c">x<tr title>y</table><p data-x="1">one<b id="2">two</p>three &amp; four'
  expect(listed(page)).toEqual(expected(page))
  expect(listed(page).filter(({ place }) => place !== null)).toHaveLength(4)
  fc.assert(
    fc.property(markup, (html) => {
      expect(listed(html)).toEqual(expected(html))
    }),
    { numRuns: 200 },
  )
})
