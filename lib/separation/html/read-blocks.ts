import type { Span } from '#lib/text.ts'
import { type HtmlNode, TEXT } from './flat-tree.ts'

/** A visible line or paragraph: its text with spaces collapsed, its range in the source, the block element around it. */
export type HtmlBlock = { text: string; span: Span; first: number; last: number; element: number; afterBreak: boolean }

/** The nodes of a page with, for each, the block element it flows in. */
export type Nodes = { nodes: readonly HtmlNode[]; above: Int32Array }

const BLOCKS = new Set(
  'address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const UNSEEN = new Set(
  'script style template head title select option datalist textarea svg iframe object canvas audio video map math'.split(
    ' ',
  ),
)

/** True where a browser without scripts shows nothing of the node. */
export function isUnseen(node: HtmlNode): boolean {
  return UNSEEN.has(node.tag) || node.attrs.has('hidden')
}

/** For each node the nearest block element at or above it; the text of one block element flows as one paragraph. */
export function blockAncestors(nodes: readonly HtmlNode[]): Int32Array {
  const above = new Int32Array(nodes.length)
  nodes.forEach((node, i) => {
    above[i] = BLOCKS.has(node.tag) ? i : node.parent < 0 ? 0 : (above[node.parent] ?? 0)
  })
  return above
}

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()

function toBlock(
  nodes: readonly HtmlNode[],
  run: readonly number[],
  element: number,
  afterBreak: boolean,
): HtmlBlock | null {
  const text = collapse(run.map((i) => nodes[i]?.text ?? '').join(''))
  const [first, last] = [run[0], run.at(-1)]
  if (text === '' || first === undefined || last === undefined) return null
  let [start, end] = [Number.POSITIVE_INFINITY, 0]
  for (const i of run) {
    const node = nodes[i]
    if (node === undefined || node.text.trim() === '') continue
    start = Math.min(start, node.span?.[0] ?? 0)
    end = Math.max(end, node.span?.[1] ?? 0)
  }
  return { text, span: [start, end], first, last, element, afterBreak }
}

/** The visible blocks of the nodes `[from, to)`, in document order, leaving out what `skip` says. */
export function readBlocks(
  { nodes, above }: Nodes,
  [from, to]: Span,
  skip: (index: number) => boolean = () => false,
): HtmlBlock[] {
  const blocks: HtmlBlock[] = []
  let run: number[] = []
  let element = -1
  let broken = false
  const flush = (nextBroken: boolean) => {
    const block = toBlock(nodes, run, element, broken)
    if (block !== null) blocks.push(block)
    if (block !== null || !nextBroken) broken = nextBroken
    run = []
  }
  for (let i = from; i < to; ) {
    const node = nodes[i]
    if (node === undefined) break
    if (isUnseen(node) || skip(i)) {
      i = Math.max(i + 1, node.end)
      continue
    }
    if (node.tag === 'br') flush(true)
    else if (node.tag === TEXT && (run.length > 0 || node.text.trim() !== '')) {
      const block = above[i] ?? 0
      if (block !== element) flush(false)
      element = block
      run.push(i)
    }
    i += 1
  }
  flush(false)
  return blocks
}

/** The text of blocks as a person would type it: line breaks inside a block element, a blank line between two. */
export function joinBlocks(blocks: readonly HtmlBlock[]): string {
  return blocks.map((block, i) => (i === 0 ? block.text : `${block.afterBreak ? '\n' : '\n\n'}${block.text}`)).join('')
}
