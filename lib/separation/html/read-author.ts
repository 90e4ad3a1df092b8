import { findTime } from '../find-time.ts'
import { cleanName, isNameLike } from '../read-marker.ts'

const BEFORE =
  /^(?:(?:comment|reply|re|kommentar)?\s*#?\d{1,5}\s*[-–—:.)]\s*)?(?:(?:(?:comment|posted|submitted|written|left|added|authored|reply|pingback|trackback|geschrieben|kommentar|verfasst|publié|escrito|enviado)\s+)?(?:by|from|von|par|por|da|door)\b\s*:?|(?:author|autor|auteur|name|posted|pingback|trackback)\s*:)\s*/iu
const ANSWERED = /\s+(?:replied to|in reply to|in response to|answered|antwortete?|en réponse à|en respuesta a)\b.*$/iu
const VERB =
  /\s*(?:[,:-]\s*)?\b(?:says|said|wrote|writes|replied|commented|posted|schrieb|schreibt|sagt|sagte|meint|meinte|a dit|a écrit|dit|dice|dijo|escribió|disse|ha detto|ha scritto|scrive|schreef|zei|skriver|skrev)(?:\s+(?:on|at|am|am:|le|il|el|op)\b.*)?\s*[:.…]*$/iu
const EDGES = /^[\s,|·•:;/–—-]+|(?:\s*(?:[|·•:,;/–—-]|\.\.\.|…|\b(?:on|at|am|um|le|il|el|op|permalink|reply)))+\s*$/giu
/** The number of a comment before the name of who wrote it. */
const NUMBER = /^#?\d{1,5}(?:[.):]|\s*[-–—|])\s*(?=\p{L})/u
/** A day without its year, where only the hour behind it reads as a time: "Ann on 3/04". */
const SHORT_DAY = /\s+(?:on|am|le|el|il)\s+\d{1,2}[/.]\d{1,2}\.?$/iu
/** What a page says of a person behind the name: "Ann · Reader since 2012". */
const BESIDE = /\s[·•]\s.*$/u
/** What Drupal puts behind the name of who has no account. */
const UNVERIFIED =
  /\s*\((?:not verified|nicht überprüft|non vérifié|no verificado|niet gecontroleerd|non verificato)\)/iu
const LONGEST = 90

/** What stands before a time and is no name. */
const FILLER =
  /^(?:\d{1,5}[.)]\s*)?(?:on|am|le|el|il|at|posted|posted on|written|submitted|geschrieben)?\s*(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:sonn|mon|diens|donners|frei|sams)tag|mittwoch|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:luned|marted|mercoled|gioved|venerd)ì|sabato|domenica)?,?$/iu

/** What stands around a printed time: the part before it where that says something, else the part after it. */
function withoutTime(line: string): string {
  const time = findTime(line)
  if (time === null) return line
  const before = line.slice(0, time[0]).replace(EDGES, '')
  return FILLER.test(before.trim())
    ? line.slice(time[1]).replace(/^\s*(?:at|um|à)\s*\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?)?/iu, '')
    : before
}

/**
 * The name in the text of an element that a page names as the author's: without "by", "says:" and a time beside it.
 * Any short text is believed, since pingbacks have titles for names and readers choose odd ones.
 */
export function readAuthor(text: string): string | null {
  const line = text.replace(/\s+/g, ' ').replace(UNVERIFIED, '').trim()
  if (line === '' || line.length > 240) return null
  const bare = withoutTime(line)
    .replace(EDGES, '')
    .replace(BESIDE, '')
    .replace(SHORT_DAY, '')
    .replace(NUMBER, '')
    .replace(BEFORE, '')
    .replace(ANSWERED, '')
    .replace(VERB, '')
    .replace(EDGES, '')
    .trim()
  return bare.length <= LONGEST && /[\p{L}\p{N}]/u.test(bare) ? bare : null
}

/** The name in a short line of which nothing says that it is one; null where it does not read as a name. */
export function readLooseName(text: string): string | null {
  if (text.length > 60) return null
  const name = cleanName(text.replace(VERB, ''))
  return name !== null && isNameLike(name) && /\p{L}/u.test(name) ? name : null
}
