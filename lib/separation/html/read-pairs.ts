import type { Matcher } from './match-node.ts'
import { readItem, type Template } from './read-template.ts'
import type { Found, FoundComment, HtmlPage } from './rule.ts'

/** Comments laid out flat: the author line, the body and sometimes a time line are neighbours, not one element. */
export type PairTemplate = Pick<Template, 'name' | 'author' | 'time' | 'drop'> & {
  head: Matcher
  body: Matcher
  tail: Matcher | null
}

type Triple = { head: number | null; body: number; tail: number | null }

/** The bodies in page order, each with the last head before it and the first tail after it. */
function findTriples({ nodes }: HtmlPage, { head, body, tail }: PairTemplate): Triple[] {
  const triples: Triple[] = []
  let open: number | null = null
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]
    if (node === undefined) continue
    const last = triples.at(-1)
    if (head(node)) open = i
    else if (body(node)) {
      triples.push({ head: open, body: i, tail: null })
      open = null
      i = node.end - 1
    } else if (tail?.(node) === true && last !== undefined && last.tail === null && open === null) last.tail = i
  }
  return triples
}

/** Reads a page whose comments are laid out flat; null where there is no body. */
export function readPairs(page: HtmlPage, template: PairTemplate): Found | null {
  const scope = { ...page, nested: new Uint8Array(page.nodes.length) }
  const endOf = (index: number) => page.nodes[index]?.end ?? index
  const read = (index: number, body: Matcher[] = []): FoundComment =>
    readItem(scope, { ...template, item: template.body, body }, { index, end: endOf(index), parent: null })
  const comments = findTriples(page, template).flatMap(({ head, body, tail }): FoundComment[] => {
    const text = read(body)
    if (text.text === '') return []
    const [above, below] = [head === null ? null : read(head), tail === null ? null : read(tail)]
    const start = head ?? body
    return [
      {
        ...text,
        author: above?.author ?? below?.author ?? text.author,
        timeText: above?.timeText ?? below?.timeText ?? text.timeText,
        time: above?.time ?? below?.time ?? text.time,
        nodes: [start, endOf(tail ?? body)],
      },
    ]
  })
  return comments.length === 0 ? null : { rule: template.name, comments }
}
