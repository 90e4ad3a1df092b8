import type { HtmlNode } from './flat-tree.ts'
import type { Item } from './items.ts'
import type { HtmlPage } from './rule.ts'

const WHOLE = /^(?:body|html|main|ol|ul|table|tbody)$/

/** How many marks stand before each node, so that those in a range are one subtraction. */
export function countMarks(length: number, marks: readonly number[]): Int32Array {
  const counts = new Int32Array(length + 1)
  for (const mark of marks) counts[mark + 1] = (counts[mark + 1] ?? 0) + 1
  for (let i = 0; i < length; i++) counts[i + 1] = (counts[i + 1] ?? 0) + (counts[i] ?? 0)
  return counts
}

type Around = { counts: Int32Array; steps: number; stops?: Int32Array; isOwn?: (node: HtmlNode) => boolean }

/** How far up an element may stand that is called like those inside it. */
const NEAR = 3

/** True where an element is the last of its kind: none of those close around it is another. */
function isLast({ nodes }: HtmlPage, index: number, isOwn: (node: HtmlNode) => boolean): boolean {
  const own = (i: number) => nodes[i] !== undefined && isOwn(nodes[i] as HtmlNode)
  if (!own(index)) return false
  for (let up = nodes[index]?.parent ?? -1, steps = 0; up > 0 && steps < NEAR; up = nodes[up]?.parent ?? -1, steps++)
    if (own(up)) return false
  return true
}

/**
 * The largest element around a mark that holds no other mark and nothing that stops (both counted by `countMarks`), a
 * few steps up at most: what stands with it. It never leaves the last element that `isOwn` takes.
 */
export function itemAround(page: HtmlPage, mark: number, { counts, steps, stops, isOwn }: Around): Item {
  const { nodes } = page
  const within = (sums: Int32Array, index: number) => (sums[nodes[index]?.end ?? 0] ?? 0) - (sums[index] ?? 0)
  let index = mark
  for (let step = 0; step < steps; step++) {
    const parent = nodes[index]?.parent ?? -1
    if (parent < 0 || within(counts, parent) !== 1 || WHOLE.test(nodes[parent]?.tag ?? '')) break
    if (stops !== undefined && within(stops, parent) > 0) break
    if (isOwn !== undefined && isLast(page, index, isOwn)) break
    index = parent
  }
  return { index, end: nodes[index]?.end ?? index, parent: null }
}
