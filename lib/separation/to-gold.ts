import type { StoredBlock } from './marks-between.ts'
import type { GoldPage } from './measure.ts'

/** A page as a person corrected it, as truth to measure and train by. Of an HTML page the text is its blocks, one a line. */
export type CorrectedPage = {
  id: string
  /** The version of the separator whose answer was corrected. */
  erred: string
  page: { kind: 'text'; text: string } | { kind: 'html'; html: string; blocks: readonly string[] }
  blocks: readonly StoredBlock[]
}

export type CorrectedGold = GoldPage & { erred: string; html?: string }

const LETTERS = { title: 'T', article: 'A', comment: 'C' } as const

/** One letter a line: title, article, comment, author or time of a comment (M), boilerplate, blank (a full stop). */
export function toGold({ id, erred, page, blocks }: CorrectedPage): CorrectedGold {
  const text = page.kind === 'text' ? page.text : page.blocks.map(oneLine).join('\n')
  const lines = page.kind === 'text' ? linesOf(text, blocks) : blocks.map((block) => block)
  const labels = lines.map((block) => (block === null ? '.' : letterOf(block))).join('')
  const comments = new Map<number, [number, number]>()
  for (const [i, block] of lines.entries()) {
    if (block?.[2] !== 'comment' || block[3] === null) continue
    const known = comments.get(block[3])
    comments.set(block[3], [known?.[0] ?? i + 1, i + 1])
  }
  const found = [...comments].sort(([a], [b]) => a - b).map(([, span]) => ({ lines: span }))
  const about = { id, kind: page.kind === 'text' ? 'corrected' : 'corrected-html', text, labels, erred }
  return { ...about, hasComments: found.length > 0, comments: found, ...(page.kind === 'html' && { html: page.html }) }
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')

function letterOf([, , part, comment]: StoredBlock): string {
  if (part === 'leftover') return comment === null ? 'B' : 'M'
  return LETTERS[part]
}

/**
 * The block that each line belongs to; null for a blank one. Both are in the order of the page. A line of several blocks,
 * as where a page ends its lines otherwise, is of a comment when one of them is.
 */
function linesOf(text: string, blocks: readonly StoredBlock[]): (StoredBlock | null)[] {
  let at = 0
  let next = 0
  return text.split('\n').map((line) => {
    const [start, end] = [at, at + line.length]
    at = end + 1
    while ((blocks[next]?.[1] ?? Number.POSITIVE_INFINITY) <= start) next += 1
    const inside: StoredBlock[] = []
    for (let i = next; (blocks[i]?.[0] ?? Number.POSITIVE_INFINITY) < end; i += 1)
      inside.push(...blocks.slice(i, i + 1))
    return line.trim() === '' ? null : (inside.find(([, , part]) => part === 'comment') ?? inside[0] ?? null)
  })
}
