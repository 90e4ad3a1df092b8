import { asVotes, readVotes, type Span } from '#lib/text.ts'
import { parseHtml, TEXT } from './flat-tree.ts'
import { blockAncestors, joinBlocks, readBlocks } from './read-blocks.ts'
import type { HtmlPage } from './rule.ts'

/** A comment as a page describes it to machines; `parent` is its place in the list, `span` that of its text in the source. */
export type LinkedComment = {
  author: string | null
  time: string | null
  text: string
  url: string | null
  votes: number | null
  parent: number | null
  span: Span | null
}

type Json = Record<string, unknown>

const COMMENT = /^(?:https?:\/\/schema\.org\/)?(?:Comment|UserComments|Answer|CorrectionComment)$/
const HOLDERS = ['comment', 'comments', 'acceptedAnswer', 'suggestedAnswer', 'mainEntity', 'mainEntityOfPage', '@graph']
/** More than any page shows; data beyond is no longer about its readers. */
const MOST = 20_000

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const isComment = (value: Json): boolean =>
  [value['@type']].flat().some((type) => typeof type === 'string' && COMMENT.test(type))

const string = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

function nameOf(value: unknown): string | null {
  const [first] = [value].flat()
  return isObject(first) ? string(first['name']) : string(first)
}

/** The text that a value holds; some sites put markup into it. */
function plain(value: string): string {
  if (!/<\/?[a-z][^>]*>|&#?\w+;/i.test(value)) return value.trim()
  const nodes = parseHtml(value)
  return joinBlocks(readBlocks({ nodes, above: blockAncestors(nodes) }, [0, nodes.length]))
}

/** Votes for a comment less those against it. */
function votesOf(object: Json): number | null {
  const [up, down] = [countOf(object['upvoteCount']), countOf(object['downvoteCount'] ?? 0)]
  return up === null || down === null ? null : up - down
}

const countOf = (value: unknown): number | null =>
  asVotes(typeof value === 'number' ? value : typeof value === 'string' ? readVotes(value) : null)

/** Where each string of a script stands in it, quotes left out, in the order of the page. */
function placesOf(source: string, offset: number): Map<string, Span[]> {
  const places = new Map<string, Span[]>()
  for (const match of source.matchAll(/"((?:[^"\\]|\\.)*)"/g)) {
    const raw = match[1] ?? ''
    if (raw.length < 2) continue
    const value: unknown = raw.includes('\\') ? parse(match[0]) : raw
    if (typeof value !== 'string') continue
    const start = offset + match.index + 1
    const known = places.get(value)
    if (known === undefined) places.set(value, [[start, start + raw.length]])
    else known.push([start, start + raw.length])
  }
  return places
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

type Waiting = { value: unknown; parent: number | null }

/** The comments of one block of data, those that answer after those they answer. */
function collect(root: unknown, places: ReadonlyMap<string, Span[]>, found: LinkedComment[]): void {
  const waiting: Waiting[] = [{ value: root, parent: null }]
  for (let next = waiting.pop(); next !== undefined && found.length < MOST; next = waiting.pop()) {
    const { value } = next
    let { parent } = next
    if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) waiting.push({ value: value[i], parent })
      continue
    }
    if (!isObject(value)) continue
    const raw = string(value['text']) ?? string(value['commentText']) ?? string(value['description'])
    if (isComment(value) && raw !== null) {
      const spans = places.get(raw) ?? places.get(String(value['text']))
      const text = plain(raw)
      if (text !== '')
        parent =
          found.push({
            author: nameOf(value['author'] ?? value['creator']),
            time: string(value['dateCreated']) ?? string(value['datePublished']) ?? string(value['commentTime']),
            text,
            url: string(value['url']) ?? string(value['@id']),
            votes: votesOf(value),
            parent,
            span: spans?.shift() ?? null,
          }) - 1
    }
    for (const key of [...HOLDERS].reverse()) if (key in value) waiting.push({ value: value[key], parent })
  }
}

/** The comments that a page's JSON-LD describes, in its order. Data that is not valid JSON is passed over. */
export function readJsonLd({ nodes }: HtmlPage): LinkedComment[] {
  const found: LinkedComment[] = []
  nodes.forEach((node, i) => {
    const inner = nodes[i + 1]
    if (node.tag !== 'script' || inner?.tag !== TEXT || !/ld\+json/i.test(node.attrs.get('type') ?? '')) return
    if (!/"(?:Comment|UserComments|Answer)"|schema\.org\/(?:Comment|UserComments|Answer)"/.test(inner.text)) return
    const root = parse(inner.text)
    if (root !== undefined) collect(root, placesOf(inner.text, inner.span?.[0] ?? 0), found)
  })
  return found
}
