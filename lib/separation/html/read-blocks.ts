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
/** The head of a quote, who is quoted: styles set it apart from what is quoted. */
function isQuoteHead(nodes: readonly HtmlNode[], { tag, parent }: HtmlNode, index: number): boolean {
  if (tag !== 'cite' || parent !== index - 1) return false
  const around = nodes[parent]
  return around?.tag === 'blockquote' || (around?.tag === 'div' && nodes[around.parent]?.tag === 'blockquote')
}

/** For each node the nearest block element at or above it; the text of one block element flows as one paragraph. */
export function blockAncestors(nodes: readonly HtmlNode[]): Int32Array {
  const above = new Int32Array(nodes.length)
  nodes.forEach((node, i) => {
    above[i] = BLOCKS.has(node.tag) || isQuoteHead(nodes, node, i) ? i : node.parent < 0 ? 0 : (above[node.parent] ?? 0)
  })
  return above
}

/** A space that is not plain. */
const ODD_SPACE = /[^\S ]/

/** Text in one line, with single spaces. */
export const collapse = (text: string): string =>
  text.includes('  ') || ODD_SPACE.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim()

/** Gathers the texts that flow together, block by block. */
class BlockReader {
  readonly blocks: HtmlBlock[] = []
  #element = -1
  #broken = false
  /** The texts of the block that is open, the numbers of their nodes, and the range of those that are not blank. */
  #text = ''
  #first = -1
  #last = -1
  #start = 0
  #end = 0

  /** Ends the open block; `atBreak` says that a line break ends it. */
  flush(atBreak: boolean): void {
    const text = this.#first < 0 ? '' : collapse(this.#text)
    if (text !== '') {
      const span: Span = [this.#start, this.#end]
      const [first, last, element, afterBreak] = [this.#first, this.#last, this.#element, this.#broken]
      this.blocks.push({ text, span, first, last, element, afterBreak })
    }
    if (text !== '' || !atBreak) this.#broken = atBreak
    this.#first = -1
  }

  add({ text, span }: HtmlNode, index: number, element: number): void {
    const blank = !/\S/.test(text)
    if (blank && this.#first < 0) return
    if (element !== this.#element) this.flush(false)
    this.#element = element
    if (this.#first < 0) {
      this.#text = ''
      this.#first = index
      this.#start = Number.MAX_SAFE_INTEGER
      this.#end = 0
    }
    this.#text = this.#text === '' ? text : this.#text + text
    this.#last = index
    if (blank) return
    this.#start = Math.min(this.#start, span?.[0] ?? 0)
    this.#end = Math.max(this.#end, span?.[1] ?? 0)
  }
}

/** The visible blocks of the nodes `[from, to)`, in document order, leaving out what `skip` says. */
export function readBlocks({ nodes, above }: Nodes, [from, to]: Span, skip?: (index: number) => boolean): HtmlBlock[] {
  const reader = new BlockReader()
  for (let i = from; i < to; ) {
    const node = nodes[i]
    if (node === undefined) break
    if (node.unseen || skip?.(i) === true) {
      i = Math.max(i + 1, node.end)
      continue
    }
    if (node.tag === 'br') reader.flush(true)
    else if (node.tag === TEXT) reader.add(node, i, above[i] ?? 0)
    i += 1
  }
  reader.flush(false)
  return reader.blocks
}

/** The text of blocks as a person would type it: line breaks inside a block element, a blank line between two. */
export function joinBlocks(blocks: readonly HtmlBlock[]): string {
  return blocks.map((block, i) => (i === 0 ? block.text : `${block.afterBreak ? '\n' : '\n\n'}${block.text}`)).join('')
}
