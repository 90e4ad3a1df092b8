import type { Span } from '#lib/text.ts'
import { readTime } from '../read-time.ts'
import type { Block, SeparatedComment, Separation } from '../schema.ts'
import type { Decided } from './find-comments.ts'
import { readArticle, type Shown } from './read-article.ts'
import type { Found, FoundComment, HtmlPage } from './rule.ts'
import { surenessOf } from './rule-sureness.ts'
import { statedCount } from './stated-count.ts'

/** An address made absolute where the page's own is known; null for one that leads nowhere on the web. */
function absolute(href: string | null, url: string | undefined): string | null {
  if (href === null) return null
  if (url === undefined) return href
  const made = URL.parse(href, url)
  return made !== null && /^https?:$/.test(made.protocol) ? made.href : null
}

function toComment(comment: FoundComment, span: Span, url: string | undefined): SeparatedComment {
  return {
    kind: comment.kind,
    author: comment.author,
    postedAt: readTime(comment.time ?? '') ?? readTime(comment.timeText ?? ''),
    postedAtText: comment.timeText ?? comment.time,
    text: comment.text,
    parent: comment.parent,
    permalink: absolute(comment.permalink, url),
    votes: comment.votes,
    span,
  }
}

/** The range of each comment's body in the source; nothing where no block of it was seen. */
function bodySpans(blocks: readonly Block[]): Map<number, Span> {
  const bodies = new Map<number, Span>()
  for (const block of blocks) {
    if (block.comment === null || block.part !== 'comment') continue
    bodies.set(block.comment, [bodies.get(block.comment)?.[0] ?? block.span[0], block.span[1]])
  }
  return bodies
}

/** For each node the innermost comment whose element holds it, or -1. */
function ownersOf(page: HtmlPage, found: Found): Int32Array {
  const owners = new Int32Array(page.nodes.length).fill(-1)
  for (const [i, comment] of found.comments.entries()) owners.fill(i, ...comment.nodes)
  return owners
}

/** What a page may count: all, those of readers, and those that answer none ("2 comments · 1 reply"). */
function countsOf({ comments }: Found): number[] {
  const readers = comments.filter(({ kind }) => kind === 'comment')
  return [comments.length, readers.length, readers.filter(({ parent }) => parent === null).length]
}

/** Builds the answer from what a rule found: its comments, and the article in what is left. */
export function byRule(shown: Shown, { found, confirmedBy }: Decided, version: string, url?: string): Separation {
  const { page, blocks, spans } = shown
  const owners = ownersOf(page, found)
  const ranges = found.comments.map(({ body }) => [body[0] ?? 0, body.at(-1) ?? -1] as const)
  const ownerOf = (i: number) => owners[blocks[i]?.first ?? 0] ?? -1
  const { parts, title, article } = readArticle(shown, (i) => ownerOf(i) < 0, found.opening?.body)
  const all = blocks.map((block, i): Block => {
    const owner = ownerOf(i)
    const [from, to] = ranges[owner] ?? [0, -1]
    const inBody = block.first >= from && block.last <= to
    const part = owner < 0 ? (parts[i] ?? 'leftover') : inBody ? 'comment' : 'leftover'
    return { text: block.text, span: spans[i] ?? block.span, part, comment: owner < 0 ? null : owner }
  })
  const bodies = bodySpans(all)
  const stated = statedCount(blocks, ownerOf)
  const agrees = stated === null ? null : countsOf(found).includes(stated)
  return {
    version,
    title,
    article,
    comments: found.comments.map((comment, i) => toComment(comment, bodies.get(i) ?? comment.hidden ?? [0, 0], url)),
    blocks: all,
    confidence: surenessOf(found, { confirmed: confirmedBy.length > 0, agrees }),
    warnings: [
      ...(article.text === '' ? (['no-article'] as const) : []),
      ...(agrees === false ? (['count-differs'] as const) : []),
    ],
    evidence: [
      `${found.rule}: ${found.comments.length} found`,
      ...(agrees === null ? [] : [agrees ? `The page says ${stated} as well` : `The page says ${stated}`]),
      ...(confirmedBy.length === 0 ? [] : [`Confirmed by: ${confirmedBy.join(', ')}`]),
    ],
  }
}
