import { findTime } from './find-time.ts'

/** The author or time line of a comment. `template` is the line's shape without name and time, to find recurrence. */
export type Marker = {
  kind: 'said' | 'posted' | 'dated' | 'time' | 'name'
  author: string | null
  timeText: string | null
  template: string
}

const SAID =
  /^(?:#?\d{1,5}[.)]?\s+)?(?<author>[^!?:;“”"]{1,60}?)[,:]?\s+(?<verb>says|said|wrote|writes|replies|replied|reply|responds|responded|comments|commented|posted|schrieb|schreibt|meint|meinte|sagt|sagte|a dit|a écrit|dit|dijo|dice|escribió|disse|diz|escreveu|ha detto|ha scritto|scrive|zei|schreef|skriver|skrev|sanoo|pisze|napisał|сказал|пишет|говорит)\s*(?<open>[:.…]*)$/iu
const PRONOUN =
  /(?:^|\s)(?:he|she|they|it|who|also|has|have|I|we|you)$|^(?:in|as|this|that|what|when|and|but|leave|post|add)\s/iu
const POSTED =
  /^(?:#?\d{1,5}[.):]?\s+)?(?:[-–—*•>|]\s*)?(?:(?:comment(?:s)?|posted|reply|left|submitted|written|added|response|re|message|geschrieben|kommentar|verfasst|eingestellt|posté|écrit|rédigé|publicado|escrito|enviado|scritto|inviato|pubblicato|door|geplaatst)\s+(?:by|from|von|par|por|da|door|av|af)|by|from|von|par|por|posted|name|author|user|comment by|written by)\s*[:\-–—]?\s+(?<rest>.{1,110})$/iu
const EDGE =
  /^(?:[\s,|·•:;/#@*>»«\-–—()[\]]|(?:on|at|am|um|le|il|el|dated|date|time|posted|am:|via|permalink|reply|#\d+|says|said|wrote|homepage|journal|link|edited)(?![\p{L}\d]))+|(?:[\s,|·•:;/#@*>»«\-–—()[\]]|(?<![\p{L}\d])(?:on|at|am|um|le|il|el|posted|permalink|reply|quote|report|says|said|wrote|homepage|journal|link|edited|via|to|comment|#\d+))+$/giu
const SENTENCE =
  /[.!?]["”')\]]?\s+\p{Lu}\p{L}+\s|[!?]$|\b(?:the|and|was|were|that|this|with|have|has|are|will|would|they|which|their|he|she|it|is|not)\b.*\b\p{Ll}+\b/u

const LETTER = /\p{L}/u
const LETTERS = /\p{L}{3,}/u

const words = (text: string): number => (text === '' ? 0 : text.split(/\s+/u).length)

/** A bracket that closes what a name opens is the name's: "Ann [blog]". */
function withBracket(name: string, raw: string): string {
  const last = /[([][^)\]]*$/.exec(name)?.[0][0]
  const closed = `${name}${last === '[' ? ']' : ')'}`
  return last !== undefined && raw.includes(closed) ? closed : name
}

/** Takes off what stands around a name: separators, "on", "at", numbers in brackets. Null when no name-like rest. */
export function cleanName(raw: string): string | null {
  const edged = raw
    .replace(/^\s*(?:#?\d{1,5}[.):]?\s+)/u, '')
    .replace(EDGE, '')
    .trim()
  const name = withBracket(edged, raw)
    .replace(/\s+\(\d+\)$/u, '')
    .trim()
  return /[\p{L}\d]/u.test(name) && name.length <= 60 ? name : null
}

/** A full stop that belongs to a name: "Marta K.", "J. R. Smith Jr." */
const INITIAL = /(?:^|[\s.])(?:\p{Lu}|Jr|Sr)\.$/u

/** True for what could be a person's name or handle: at most six words and no sentence. */
export function isNameLike(text: string): boolean {
  if (text.length > 60 || words(text) > 6 || !/[\p{L}\d]/u.test(text) || SENTENCE.test(text)) return false
  return !/[.?!:;]$/u.test(text) || INITIAL.test(text)
}

/** The first comment of a page often lacks the number that the others print, so that it counts for no shape. */
const NUMBERED = /^\s*#?\d{1,5}[.):]?(?:\s+|$)/

/** What stands around the name and the time: words as "w", numbers as "0". */
function shape(prefix: string, author: string, suffix: string): string {
  const signs = (text: string) =>
    text
      .replace(author, '')
      .replace(/\d+/g, '0')
      .replace(/[\p{L}\p{M}'’]+/gu, 'w')
      .replace(/(?:w[\s.]*)+/gu, 'w')
      .replace(/[()]/g, '')
      .trim()
  return `|${signs(prefix)}|${signs(suffix)}`
}

const trimEdges = (text: string): string => text.replace(EDGE, '').trim()

function said(line: string): Marker | null {
  const time = findTime(line)
  const core = time === null ? line : `${line.slice(0, time[0])} ${line.slice(time[1]).replace(/^[\s#:.]+$/, '')}`
  const groups = SAID.exec(
    core.replace(/^(?:\s*(?:[/|:,\-–—]|on|at)\s*)+|\s*(?:\(?reply\)?|permalink|#|\(|at|on|,|-)\s*$/giu, ''),
  )?.groups
  if (groups === undefined) return null
  const verb = (groups['verb'] ?? '').toLowerCase()
  const author = cleanName(groups['author'] ?? '')
  const open = groups['open'] !== '' || time !== null || /^(?:says|reply|schrieb|schreibt)$/u.test(verb)
  if (!open || author === null || !LETTER.test(author) || PRONOUN.test(author) || !isNameLike(author)) return null
  const timeText = time === null ? null : line.slice(time[0], time[1])
  return { kind: 'said', author, timeText, template: `said|${verb}|${timeText === null ? '' : 'T'}` }
}

/** Whether a text beside a time may be a name. */
type NameTest = (text: string, timeText: string) => boolean

function posted(line: string, isName: NameTest): Marker | null {
  const rest = POSTED.exec(line)?.groups?.['rest']
  if (rest === undefined) return null
  const time = findTime(rest)
  const author = cleanName(time === null ? rest : time[0] > 2 ? rest.slice(0, time[0]) : rest.slice(time[1]))
  const timeText = time === null ? null : rest.slice(time[0], time[1])
  if (author === null ? time === null : !isNameLike(author) && (timeText === null || !isName(author, timeText)))
    return null
  const lead = line
    .slice(0, line.length - rest.length)
    .replace(NUMBERED, '')
    .toLowerCase()
    .replace(/\d+/g, '0')
    .trim()
  return { kind: 'posted', author, timeText, template: `posted|${lead}|${timeText === null ? '' : 'T'}` }
}

/** A date with a clock is seldom part of a sentence, so that odder names may stand beside it. */
const isLikely: NameTest = (text, timeText) =>
  isNameLike(text) || (text.length <= 50 && /\d.*\d{1,2}[:.h]\d{2}/.test(timeText) && !/[?!]$/.test(text))

/** What begins the address of an archive: the date in it is no comment's. */
const ADDRESS = /^\s*(?:https?:\/\/|www\.)\S*\/$/i

/** Any text is a name where the lines of a page show that one stands there: "No Dummy, But Not An SSL Expert". */
const isAny: NameTest = () => true

/** "Ann replied to comment from Bob | May 3" is Ann's. */
const ADDRESSEE = /\s(?:replied to|replies to|responded to|in reply to)\s.*?(?=\s*(?:[|•·–—-]\s*)?$)/iu

function dated(line: string, isName: NameTest): Marker | null {
  const time = findTime(line)
  if (time === null) return null
  const [prefix, suffix] = [line.slice(0, time[0]).replace(ADDRESSEE, ''), line.slice(time[1])]
  if (prefix.length > 70 || suffix.length > 60 || ADDRESS.test(prefix)) return null
  const timeText = line.slice(time[0], time[1])
  const [before, after] = [cleanName(prefix), cleanName(suffix)]
  if ((before === null && LETTERS.test(trimEdges(prefix))) || (after !== null && !isName(after, timeText))) return null
  const author = before ?? after
  if (author === null) return { kind: 'time', author: null, timeText, template: `time${shape(prefix, '', suffix)}` }
  if (!isName(author, timeText)) return null
  const side = before === null ? '<' : '>'
  return {
    kind: 'dated',
    author,
    timeText,
    template: `dated${side}${shape(prefix.replace(NUMBERED, ''), author, suffix)}`,
  }
}

/** A trackback's time, below its excerpt: it names nobody. */
const NOBODY = /^tracked on\s/i

/** Blanks in a row, past the two that part names: a hundred of them would cost a line milliseconds. */
const GAP = /\s{3,}/g

/** What stands behind some author lines of a page alone: the links of Hacker News, and that a comment was edited. */
const EXTRAS = /(?:\s*\|\s*(?:root|parent|prev|next))+\s*\[[-–+]\]$|\s*\(edited\)$/iu

/**
 * Reads a line of up to 140 characters as an author or time line ("Ann said...", "Posted by: Ann | May 3"); else null. With
 * `odd` any text beside a time is taken for a name.
 */
export function readMarker(line: string, odd = false): Marker | null {
  if (line.length > 140 || NOBODY.test(line)) return null
  const even = line.replace(GAP, '  ')
  const own = /[\])]$/.test(even) ? even.replace(EXTRAS, '') : even
  const isName = odd ? isAny : isLikely
  return said(own) ?? posted(own, odd ? isAny : () => false) ?? dated(own, isName)
}
