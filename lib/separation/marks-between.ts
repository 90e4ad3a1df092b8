import { ownKind } from './apply-marks.ts'
import type { Block, Marks, Part } from './schema.ts'

/** A block as a separation is stored: where it stands, what it is, and the comment that it belongs to. */
export type StoredBlock = readonly [start: number, end: number, part: Part, comment: number | null]

/**
 * The marks that turn the blocks of one separation into those that are stored of another; null where the two cut the
 * page into other blocks, as different versions of the separator may.
 */
export function marksBetween(blocks: readonly Block[], stored: readonly StoredBlock[]): Marks | null {
  const same = (block: Block, i: number) => block.span[0] === stored[i]?.[0] && block.span[1] === stored[i]?.[1]
  if (blocks.length !== stored.length || !blocks.every(same)) return null
  const meant = blocks.map((block, i) => ({
    ...block,
    part: stored[i]?.[2] ?? 'leftover',
    comment: stored[i]?.[3] ?? null,
  }))
  const marks: Record<number, Marks[number]> = {}
  for (const i of blocks.keys()) {
    const kind = ownKind(meant, i)
    if (kind !== ownKind(blocks, i)) marks[i] = kind
  }
  return marks
}
