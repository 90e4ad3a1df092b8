import type { FoundComment } from './rule.ts'

/** Sets the parents of comments whose nesting says nothing: by the id that they say they answer, else by their depth. */
export function linkParents(comments: readonly FoundComment[]): FoundComment[] {
  const byKey = new Map<string, number>()
  /** The comments that the next one may lie under, the deepest last. */
  const open: { index: number; depth: number }[] = []
  return comments.map((comment, index) => {
    const { key, answers, depth } = comment.trace
    const answered = answers === null ? undefined : byKey.get(answers)
    while (depth !== null && (open.at(-1)?.depth ?? -1) >= depth) open.pop()
    const above = depth === null ? undefined : open.at(-1)?.index
    if (depth !== null) open.push({ index, depth })
    if (key !== null) byKey.set(key, index)
    return { ...comment, parent: comment.parent ?? answered ?? above ?? null }
  })
}

/** Sets the parents of comments that a page only moves to the right, by how far it does. */
export function linkByDepth(
  comments: readonly FoundComment[],
  depthOf: (nodes: FoundComment['nodes']) => number,
): FoundComment[] {
  const placed = comments.map((comment) => {
    const trace = { ...comment.trace, answers: null, depth: depthOf(comment.nodes) }
    return { ...comment, parent: null, trace }
  })
  return linkParents(placed)
}
