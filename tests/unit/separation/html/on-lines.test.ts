import { describe, expect, it } from 'vitest'
import { onLines } from '#lib/separation/html/on-lines.ts'
import { measurePage } from '#lib/separation/measure.ts'
import { separatePage } from '#lib/separation/separate-page.ts'
import { toGold } from '#lib/separation/to-gold.ts'
import { SYSTEMS } from './systems.ts'

const PROSE = 'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring.'
const html = `<h1>A bridge is closed</h1><div class="post-body">${`<p>${PROSE}</p>`.repeat(4)}</div>${SYSTEMS[0]?.markup}`

describe('a corrected HTML page', () => {
  const separation = separatePage({ kind: 'html', html })
  const blocks = separation.blocks.map(({ span, part, comment }) => [...span, part, comment] as const)
  const page = { kind: 'html' as const, html, blocks: separation.blocks.map(({ text }) => text) }
  const gold = toGold({ id: '1', erred: 'x@1', page, blocks })

  it('is measured by its lines as a text is, and its own separation is wholly right', () => {
    const found = onLines(gold.text, separation)
    if (found === null) throw new Error('it has as many lines as blocks')
    const { wrong, missed, right, borderOff, spans } = measurePage(gold, found)
    expect({ wrong, missed, borderOff }).toEqual({ wrong: 0, missed: 0, borderOff: 0 })
    expect(right).toBeGreaterThan(0)
    expect(spans).toEqual({ right: 2, found: 2, gold: 2 })
  })

  it('is not measured where it is cut into other blocks', () => {
    expect(onLines(`${gold.text}\none more`, separation)).toBeNull()
  })
})
