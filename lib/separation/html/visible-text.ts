import type { HtmlNode } from './flat-tree.ts'

/** For each node the letters of visible text before it; the difference of two places is what stands between them. */
export function visibleText(nodes: readonly HtmlNode[]): Int32Array {
  const before = new Int32Array(nodes.length + 1)
  let unseenUntil = 0
  nodes.forEach((node, i) => {
    if (node.unseen) unseenUntil = Math.max(unseenUntil, node.end)
    before[i + 1] = (before[i] ?? 0) + (i < unseenUntil ? 0 : node.text.trim().length)
  })
  return before
}
