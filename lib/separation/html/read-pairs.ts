import { elementText, type Item, type Scope, scopeOf } from './items.ts'
import { linkParents } from './link-parents.ts'
import type { Matcher } from './match-node.ts'
import { readAuthor } from './read-author.ts'
import { readItem } from './read-item.ts'
import type { Template } from './read-template.ts'
import type { Found, FoundComment, HtmlPage } from './rule.ts'

/** Comments laid out flat: the author line, the body and sometimes a time line are neighbours, not one element. */
export type PairTemplate = Pick<Template, 'name' | 'author' | 'time' | 'drop'> & {
  head: Matcher
  body: Matcher
  tail: Matcher | null
  /** A body without a head before it is none. */
  needsHead?: boolean
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

/** The three elements as one range, in which the body is the one that the template's matcher takes. */
function readTriple(scope: Scope, template: PairTemplate, { head, body, tail }: Triple): FoundComment {
  const { nodes } = scope
  const start = head ?? body
  const item: Item = { index: start, first: start, end: nodes[tail ?? body]?.end ?? body, parent: null }
  const here = nodes[body]
  const comment = readItem(scope, { ...template, body: [(node) => node === here] }, item)
  return {
    ...comment,
    author: comment.author ?? (head === null ? null : readAuthor(elementText(scope, head))),
  }
}

/** Reads a page whose comments are laid out flat; null where there is no body. */
export function readPairs(page: HtmlPage, template: PairTemplate): Found | null {
  const scope = scopeOf(page, [])
  const triples = findTriples(page, template).filter(({ head }) => template.needsHead !== true || head !== null)
  const all = triples.map((triple) => readTriple(scope, template, triple))
  const comments = linkParents(all.filter(({ text }) => text !== ''))
  return comments.length === 0 ? null : { rule: template.name, comments }
}
