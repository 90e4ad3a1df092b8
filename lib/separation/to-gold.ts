import type { StoredBlock } from './correction-between.ts'
import type { GoldPart } from './gold-pieces.ts'
import type { GoldComment, GoldPage } from './measure.ts'

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

/**
 * One letter a line: title, article, comment, author or time of a comment (M), boilerplate, blank (a full stop). A line of
 * several blocks, as where a person split one, has the letter of a comment when one of them is; its blocks are told as
 * `parts` then, with a letter each, and comments with their places.
 */
export function toGold({ id, erred, page, blocks }: CorrectedPage): CorrectedGold {
  const text = page.kind === 'text' ? page.text : page.blocks.map(oneLine).join('\n')
  const lines = page.kind === 'text' ? linesOf(text, blocks) : blocks.map((block) => ({ inside: [block], parts: [] }))
  const labels = lines.map(({ inside }) => letterOfLine(inside)).join('')
  const parts = lines.flatMap((line) => line.parts)
  const found = commentsOf(lines)
  const comments = parts.length > 0 ? found : found.map(({ lines: own }) => ({ lines: own }))
  const about = { id, kind: page.kind === 'text' ? 'corrected' : 'corrected-html', text, labels, erred }
  return {
    ...about,
    hasComments: comments.length > 0,
    ...(parts.length > 0 && { parts }),
    comments,
    ...(page.kind === 'html' && { html: page.html }),
  }
}

/** A line with the blocks that stand in it, none in a blank one, and its parts where these are several. */
type Line = { inside: readonly StoredBlock[]; parts: readonly GoldPart[] }

/** The comments of a page in their order: their lines, and their places in the text. */
function commentsOf(lines: readonly Line[]): Required<GoldComment>[] {
  const comments = new Map<number, { lines: [number, number]; span: [number, number] }>()
  for (const [i, { inside }] of lines.entries()) {
    for (const [start, end, part, comment] of inside) {
      if (part !== 'comment' || comment === null) continue
      const known = comments.get(comment)
      comments.set(comment, { lines: [known?.lines[0] ?? i + 1, i + 1], span: [known?.span[0] ?? start, end] })
    }
  }
  return [...comments].sort(([a], [b]) => a - b).map(([, comment]) => comment)
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')

function letterOf([, , part, comment]: StoredBlock): string {
  if (part === 'leftover') return comment === null ? 'B' : 'M'
  return LETTERS[part]
}

function letterOfLine(inside: readonly StoredBlock[]): string {
  const block = inside.find(([, , part]) => part === 'comment') ?? inside[0]
  return block === undefined ? '.' : letterOf(block)
}

/** The lines of a text with their blocks, both in the order of the page. */
function linesOf(text: string, blocks: readonly StoredBlock[]): Line[] {
  let at = 0
  let next = 0
  return text.split('\n').map((line) => {
    const [start, end] = [at, at + line.length]
    at = end + 1
    while ((blocks[next]?.[1] ?? Number.POSITIVE_INFINITY) <= start) next += 1
    if (line.trim() === '') return { inside: [], parts: [] }
    const inside: StoredBlock[] = []
    for (let i = next; (blocks[i]?.[0] ?? Number.POSITIVE_INFINITY) < end; i += 1)
      inside.push(...blocks.slice(i, i + 1))
    const parts = inside.map((block) => [Math.max(block[0], start), Math.min(block[1], end), letterOf(block)] as const)
    return { inside, parts: parts.length > 1 ? parts : [] }
  })
}
