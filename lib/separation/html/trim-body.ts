import { isFurniture } from '../furniture.ts'
import { cleanName, isNameLike, readMarker } from '../read-marker.ts'
import type { HtmlBlock } from './read-blocks.ts'

/** Who and when, as far as known. */
export type Signature = { author: string | null; timeText: string | null }

const CREDIT = /^(?:#?\d{1,4}[.)]?\s*)?(?:says|said|wrote|writes|schrieb|sagt)?\s*[:.…]*$/iu
const BUTTONS =
  /^(?:(?:reply|delete|edit|report|quote|link|permalink|share|like|liked|likes|dislike|flag|loading|thread|parent|antworten|zitieren|melden|teilen|empfehlen|répondre|signaler|partager|responder|denunciar|compartir|rispondi|segnala|condividi|svara|beantwoorden|ответить|поделиться|this comment|to this|this|rate|please|comment|or|\d+(?!\d)|[|·:()[\]#+\-…/]|\.\.\.)\s*)+$/iu
/** "Like or Dislike: 1 0", "LikeLiked by 1 person", "3 people found this helpful". */
const VOTING =
  /^(?:(?:like|vote|rate|thumb|liked)(?: up| down)?(?: or (?:dislike|down))?\s*:?\s*(?:thumb (?:up|down)\s*)*[-+]?\d*\s*[-+]?\d*|(?:like)?liked by \d+ (?:person|people)|\d+ (?:people|person|users?) (?:liked?|likes|found) this.{0,20}|[-+]?\d+ (?:votes?|points?|likes?|rating.{0,20})|rating:? [-+]?\d.{0,30}|[-+]?\d+ (?:up|down)\s*votes?|(?:this )?post (?:was )?edited.{0,60}|edited by .{1,60})$/iu

/** True for a line of buttons or votes, which belongs to the page and not to the reader. */
export function isChrome(text: string): boolean {
  return text.length <= 120 && (isFurniture(text, 'chrome') || BUTTONS.test(text) || VOTING.test(text))
}

/** True for a line that says who or when, or belongs to the page; what it says is kept in `found`. */
export function isSignature(text: string, found: Signature): boolean {
  if (text.length > 140) return false
  if (isChrome(text) || CREDIT.test(text)) return true
  if (found.author !== null && cleanName(text) === cleanName(found.author)) return true
  if (isBoth(text, found)) return true
  const marker = readMarker(text)
  if (marker === null) return false
  found.author ??= marker.author
  found.timeText ??= marker.timeText
  return true
}

const squeeze = (text: string): string => text.replace(/\s+/g, '')

/** Name and time, which may be set apart by a style alone. */
const isBoth = (text: string, { author, timeText }: Signature): boolean =>
  author !== null && timeText !== null && squeeze(text) === squeeze(author + timeText)

type Goes = (block: HtmlBlock) => boolean

/** The blocks without those at either end that go, but never without all. */
function cut(blocks: readonly HtmlBlock[], goes: Goes): HtmlBlock[] {
  let [start, end] = [0, blocks.length]
  while (start < end - 1 && goes(blocks[start] as HtmlBlock)) start += 1
  while (end > start + 1 && goes(blocks[end - 1] as HtmlBlock)) end -= 1
  return blocks.slice(start, end)
}

const isWordy = (text: string): boolean => isChrome(text) && /\p{L}/u.test(text)

/** A line that says when, and perhaps who: taken only where no other time is known. */
function isDated(text: string, found: Signature): boolean {
  const marker = text.length > 140 ? null : readMarker(text)
  if (marker === null || marker.timeText === null) return false
  if (found.timeText !== null && found.timeText !== marker.timeText) return false
  found.author ??= marker.author
  found.timeText = marker.timeText
  return true
}

/**
 * A body that the page names as such: only buttons go, and a first or last line that repeats the author's name. A
 * reader may well begin with another's.
 */
export function trimNamedBody(blocks: readonly HtmlBlock[], found: Signature): HtmlBlock[] {
  const goes = (text: string) => isWordy(text) || isBoth(text, found) || isDated(text, found)
  const ends = (text: string) => goes(text) || (found.author !== null && text === found.author)
  return cut(blocks, ({ text }) => ends(text))
}

/** A subject that only repeats what is answered: "# re: The bridge". */
const SUBJECT = /^#?\s*(?:re|aw|sv|antw):\s/iu
const LONGEST_SUBJECT = 140

/**
 * All of an item's lines: those around the text that say who and when are read for it, then left out; so is a subject above it.
 * `lineOf` is the line of a block with a space where a style alone sets two words apart.
 */
export function trimLooseBody(
  blocks: readonly HtmlBlock[],
  found: Signature,
  lineOf: (block: HtmlBlock) => string,
): HtmlBlock[] {
  const isSigned: Goes = (block) => isSignature(block.text, found) || isSignature(lineOf(block), found)
  const isBeside: Goes = (block) =>
    isSigned(block) || (block.text.length <= LONGEST_SUBJECT && SUBJECT.test(block.text))
  const rest = cut(blocks, isBeside)
  const first = rest[0]?.text ?? ''
  if (rest.length === 1 && isWordy(first)) return []
  if (rest.length < 2 || found.author !== null || first.length >= 40 || !isNameLike(first)) return rest
  found.author = cleanName(first)
  return cut(rest.slice(1), isBeside)
}
