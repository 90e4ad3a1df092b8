import { topicsOf } from './topics.ts'

/** An article to compose pages from: its paragraphs, and words that it speaks of. */
export type ArticleSource = { title: string; author: string | null; paragraphs: string[]; topics: string[] }
/** A comment to compose pages from: its paragraphs. */
export type CommentSource = string[]

const paragraphs = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')

/** Reads a row of articles-train.jsonl; null for what is no article of prose. */
export function readArticle(row: unknown): ArticleSource | null {
  if (typeof row !== 'object' || row === null || !('text' in row) || typeof row.text !== 'string') return null
  const title = 'title' in row && typeof row.title === 'string' ? row.title : ''
  const author = 'author' in row && typeof row.author === 'string' ? row.author : null
  const parts = paragraphs(row.text)
  return parts.length < 3 ? null : { title, author, paragraphs: parts.slice(0, 150), topics: topicsOf(parts) }
}

const FROM_WIKI =
  /\{\{|\}\}|\[\[|\]\]|wikipedia|\bwiki\b|\btalk ?page|vandal|\brevert|edit war|unblock|\badmins?\b|administrator|WP:|\bsockpuppet|\(UTC\)|user talk|\barticles?\b|\bedit(?:s|ed|ing|or|ors)?\b|\btalk\b|\bpages?\b|\bdeletion\b|\bblock(?:ed)?\b/i

/** Takes off the signs of wiki markup and the quotes that some rows stand in. */
function clean(text: string): string {
  return text
    .replace(/^"+|"+$/g, '')
    .replace(/^[ \t]*[:*#=]+[ \t]*|[ \t]*=+[ \t]*$/gm, '')
    .replace(/'{2,}/g, '')
    .trim()
}

/** Readers are seldom as rude as the labelled rows: one rude row in five stays, chosen by its text. */
function isTooRude(row: object, text: string): boolean {
  const labels = 'labels' in row && typeof row.labels === 'object' && row.labels !== null ? row.labels : {}
  const rude = 'toxicity' in labels && typeof labels.toxicity === 'number' && labels.toxicity >= 0.5
  return rude && (text.length + text.charCodeAt(0)) % 5 > 0
}

/**
 * Reads a civil row or one of the random sample of the wiki's talk (the other wiki rows were chosen for rudeness); null for others, for the wiki's own affairs, for odd lengths, and
 * for most of the rude ones.
 */
export function readComment(row: unknown): CommentSource | null {
  if (typeof row !== 'object' || row === null || !('text' in row) || !('source' in row)) return null
  if (typeof row.text !== 'string' || !/^(?:civil|civil-spans|wiki-cat)$/.test(String(row.source))) return null
  if (isTooRude(row, row.text)) return null
  const isWiki = row.source === 'wiki-cat'
  if (isWiki && FROM_WIKI.test(row.text)) return null
  const text = isWiki ? clean(row.text) : row.text.trim()
  if (text.length < 12 || text.length > 2500 || text.split(/\s+/).some((word) => word.length > 80)) return null
  const parts = paragraphs(text)
  return parts.length === 0 || parts.length > 12 ? null : parts
}

/** Reads a civil row alone: readers of news, whose paragraphs are their own (those of the wiki come from its mark-up). */
export function readCivil(row: unknown): CommentSource | null {
  return typeof row === 'object' && row !== null && 'source' in row && /^civil/.test(String(row.source))
    ? readComment(row)
    : null
}
