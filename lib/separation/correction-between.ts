import { ownKind } from './apply-marks.ts'
import type { Block, Marks, PageCorrection, Part } from './schema.ts'
import { splitBlocks } from './split-blocks.ts'

/** A block as a separation is stored: where it stands, what it is, and the comment that it belongs to. */
export type StoredBlock = readonly [start: number, end: number, part: Part, comment: number | null]

/**
 * The splits and marks that turn the blocks of one separation into those that are stored of another; null where the two
 * cut the page into other blocks, as different versions of the separator may. `text` is the source of a text page, the
 * only one whose blocks can be split; null for HTML.
 */
export function correctionBetween(
  found: readonly Block[],
  stored: readonly StoredBlock[],
  text: string | null,
): Pick<PageCorrection, 'splits' | 'marks'> | null {
  const splits = text === null ? [] : splitsBetween(found, stored)
  const split = splitBlocks(found, text ?? '', splits)
  if (!split.ok) return null
  const marks = marksBetween(split.parts, stored)
  return marks && { splits, marks }
}

/**
 * The border that blocks which are stored may come from, as an index into them: where their comments begin, null where they have
 * none; undefined where those that were found begin at the same place.
 */
export function borderBetween(found: readonly Block[], stored: readonly StoredBlock[]): number | null | undefined {
  const first = stored.findIndex(([, , , comment]) => comment !== null)
  const start = found.find(({ comment }) => comment !== null)?.span[0]
  if (stored[first]?.[0] === start) return undefined
  return first < 0 ? null : first
}

/** Where blocks that are stored begin inside of one that was found. Both in order. */
function splitsBetween(found: readonly Block[], stored: readonly StoredBlock[]): number[] {
  let next = 0
  return stored.flatMap(([start]) => {
    while ((found[next]?.span[1] ?? Number.POSITIVE_INFINITY) <= start) next += 1
    return start > (found[next]?.span[0] ?? Number.POSITIVE_INFINITY) ? [start] : []
  })
}

function marksBetween(blocks: readonly Block[], stored: readonly StoredBlock[]): Marks | null {
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
