import { findTime } from '../find-time.ts'
import { type Furniture, readFurniture } from '../furniture.ts'
import { remembering } from '../remembering.ts'
import { areQuotes } from './are-quotes.ts'
import type { Found, FoundComment, HtmlPage } from './rule.ts'
import { isSignature } from './trim-body.ts'

/** What a page says to a reader who has just written. */
const NOTICE = /^(?:thank you\.? your (?:reply|comment) has been|your comment is awaiting|loading)/i

const isDated = ({ time, timeText }: FoundComment): boolean => time !== null || timeText !== null
const isNamed = ({ author }: FoundComment): boolean => author !== null && readFurniture(author) === null

/** As few comments must each say more of themselves where classes alone named them. */
const FEW = 2

/** Most carry an author or a time; where classes alone named them, half an author, and a few both, or an author and an id. */
function isSupported(comments: readonly FoundComment[], weak: boolean): boolean {
  const signed = comments.filter((comment) => comment.author !== null || isDated(comment)).length
  if (signed * 2 <= comments.length) return false
  if (!weak) return true
  const named = comments.filter(isNamed)
  const known = named.filter((comment) => isDated(comment) || comment.trace.key !== null)
  return named.length * 2 >= comments.length && (comments.length > FEW || known.length > 0)
}

/** Lines of the page that stand where comments stand: a time alone, "Load more", "Replies". */
function isLeftover(
  { kind, author, time, timeText, text }: FoundComment,
  furnitureOf: (line: string) => Furniture | null,
): boolean {
  if (kind === 'pingback' || text.length > 140 || text.includes('\n')) return false
  const isTime = findTime(text) !== null && isSignature(text, { author, timeText })
  return isTime || (time === null && timeText === null && furnitureOf(text) !== null)
}

/** Where nearly all of as many comments have a time, those without time and author are none. */
const MANY = 4
const NEARLY_ALL = 0.75

/** Says for each comment of a rule that goes by names alone whether it can be one among the others. */
function areAlike(comments: readonly FoundComment[]): boolean[] {
  const readers = comments.filter(({ kind }) => kind === 'comment')
  const strict = readers.length >= MANY && readers.filter(isDated).length >= NEARLY_ALL * readers.length
  const furnitureOf = remembering(comments.length, readFurniture)
  const isOne = (comment: FoundComment) => comment.kind === 'pingback' || isDated(comment) || isNamed(comment)
  return comments.map((comment) => !isLeftover(comment, furnitureOf) && (!strict || isOne(comment)))
}

/** The comments that are kept, with their parents; who answered one that is not kept answers what that one answered. */
function keep(comments: readonly FoundComment[], kept: readonly boolean[]): FoundComment[] {
  const places = new Map<number, number | null>()
  const rest: FoundComment[] = []
  comments.forEach((comment, i) => {
    const parent = comment.parent === null ? null : (places.get(comment.parent) ?? null)
    places.set(i, kept[i] === true ? rest.push({ ...comment, parent }) - 1 : parent)
  })
  return rest
}

/** False where a text stands in the markup and no browser without scripts shows it: in a template, or hidden. */
function isSeen(visible: Int32Array, body: readonly number[]): boolean {
  const [first, last] = [body[0], body.at(-1)]
  return first === undefined || last === undefined || (visible[last + 1] ?? 0) > (visible[first] ?? 0)
}

/**
 * Keeps the comments that read as such: some letters, no notice, seen in a browser, not in a sidebar (nodes marked in `widgets`);
 * parents renumbered. Null where none is left, where most carry neither author nor time (names of classes alone prove little), or
 * where a single one holds most of the page's text and no system named it, or where an article quotes its readers.
 */
export function checkFound(found: Found, page: HtmlPage, widgets: Uint8Array): Found | null {
  const { visible } = page
  const weak = found.weak === true
  const alike = weak ? areAlike(found.comments) : null
  const kept = found.comments.map(
    ({ text, nodes, body }, i) =>
      alike?.[i] !== false &&
      isSeen(visible, body) &&
      !NOTICE.test(text) &&
      /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) &&
      widgets[nodes[0]] !== 1,
  )
  const comments = keep(found.comments, kept)
  const [only] = comments
  if (weak && comments.length === 1 && (only?.text.length ?? 0) * 2 > (visible.at(-1) ?? 0)) return null
  if (weak && areQuotes(page, comments)) return null
  return isSupported(comments, weak) ? { ...found, comments } : null
}
