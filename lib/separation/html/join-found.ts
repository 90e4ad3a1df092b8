import type { Found } from './rule.ts'

/** Whether two findings share a text, or part of one: a body is pairs of nodes, the first and the last of each of its lines. */
function shareText(one: Found, other: Found): boolean {
  const lines = [one, other].flatMap((of) =>
    of.comments.flatMap(({ body }) =>
      body.flatMap((first, i) => (i % 2 === 0 ? [{ of, first, last: body[i + 1] ?? first }] : [])),
    ),
  )
  lines.sort((a, b) => a.first - b.first)
  const ends = new Map<Found, number>()
  return lines.some(({ of, first, last }) => {
    ends.set(of, Math.max(ends.get(of) ?? -1, last))
    return (ends.get(of === one ? other : one) ?? -1) >= first
  })
}

/**
 * Answers that a page tells to machines, with the comments of a system that stand below each: both in page order, where a comment
 * inside an answer is one on it. Null where none lies inside an answer, or both found the same: an element, or some of a text.
 */
export function joinFound(answers: Found, below: Found): Found | null {
  const starts = new Set(answers.comments.map(({ nodes }) => nodes[0]))
  if (below.comments.some(({ body, nodes }) => body.length === 0 || starts.has(nodes[0]))) return null
  if (shareText(answers, below)) return null
  const all = [answers, below].flatMap((of) => of.comments.map((comment, index) => ({ comment, of, index })))
  all.sort((a, b) => a.comment.nodes[0] - b.comment.nodes[0])
  const places = new Map<Found, number[]>([answers, below].map((of) => [of, []]))
  /** The answers that the next comment may lie in, the innermost last. */
  const open: { end: number; place: number }[] = []
  let inside = 0
  const comments = all.map(({ comment, of, index }, place) => {
    const [start, end] = comment.nodes
    while ((open.at(-1)?.end ?? start + 1) <= start) open.pop()
    const around = of === below ? (open.at(-1)?.place ?? null) : null
    if (around !== null) inside += 1
    if (of === answers) open.push({ end, place })
    const own = places.get(of) as number[]
    own[index] = place
    return { ...comment, parent: (comment.parent === null ? null : own[comment.parent]) ?? around }
  })
  return inside === 0 ? null : { rule: `${answers.rule}, and ${below.rule}`, comments }
}
