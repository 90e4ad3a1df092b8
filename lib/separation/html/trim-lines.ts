import type { Separation } from '../schema.ts'
import type { Shown } from './read-article.ts'
import type { HtmlBlock } from './read-blocks.ts'
import type { HtmlPage } from './rule.ts'

/** What a reader writes never ends in: buttons, and the headings of what follows. */
const ENDING = /^(?:button|h[1-6])$/
const VOTES = /(?:vote|like)s?-?_?(?:count|number)/i
const NUMBER = /^[-+−]?\d{1,6}(?:[.,\s]\d{1,3})*\s?[KM]?$/i

/** True for a line that is a button, a heading or a number of votes, by the elements around it. */
function isEnding({ nodes }: HtmlPage, { first, text }: HtmlBlock): boolean {
  const isNumber = NUMBER.test(text)
  for (let i = first, steps = 0; i > 0 && steps < 4; i = nodes[i]?.parent ?? -1, steps++) {
    const node = nodes[i]
    if (node === undefined || ENDING.test(node.tag)) return node !== undefined
    if (isNumber && [...node.classes, node.attrs.get('id') ?? ''].some((name) => VOTES.test(name))) return true
  }
  return false
}

/**
 * Comments that were found in mere lines, without the last lines that the markup says are none of a reader's; a comment keeps
 * its first line. Texts are lines, as the plain-text way makes them.
 */
export function trimLines({ page, blocks }: Shown, lines: Separation): Separation {
  const own: number[][] = lines.comments.map(() => [])
  lines.blocks.forEach(({ part, comment }, i) => {
    if (part === 'comment' && comment !== null) own[comment]?.push(i)
  })
  const dropped = new Set<number>()
  const comments = lines.comments.map((comment, c) => {
    const kept = own[c] ?? []
    const textOf = () => kept.map((i) => lines.blocks[i]?.text ?? '').join('\n')
    if (textOf() !== comment.text) return comment
    const whole = kept.length
    for (
      let last = kept.at(-1) ?? -1;
      kept.length > 1 && isEnding(page, blocks[last] as HtmlBlock);
      last = kept.at(-1) ?? -1
    )
      dropped.add(kept.pop() as number)
    if (kept.length === whole) return comment
    return {
      ...comment,
      text: textOf(),
      span: [comment.span[0], lines.blocks[kept.at(-1) ?? 0]?.span[1] ?? 0] as const,
    }
  })
  if (dropped.size === 0) return lines
  const rest = lines.blocks.map((block, i) => (dropped.has(i) ? { ...block, part: 'leftover' as const } : block))
  return { ...lines, comments, blocks: rest }
}
