import { isFurniture, readCount } from '../furniture.ts'
import type { HtmlBlock } from './read-blocks.ts'

const NEAR = 12

/** Whether a header of comments stands shortly above the block at `first`. */
export const hasHeaderAbove = (blocks: readonly HtmlBlock[], first: number): boolean =>
  blocks.slice(Math.max(0, first - NEAR), Math.max(0, first)).some(({ text }) => isFurniture(text, 'header'))

/** The number of comments that the header above the first of them prints; null where none does. */
export function statedCount(blocks: readonly HtmlBlock[], ownerOf: (index: number) => number): number | null {
  const first = blocks.findIndex((_, i) => ownerOf(i) >= 0)
  for (let i = first - 1; i >= Math.max(0, first - NEAR); i--) {
    const text = blocks[i]?.text ?? ''
    if (isFurniture(text, 'header') && readCount(text) !== null) return readCount(text)
  }
  return null
}
