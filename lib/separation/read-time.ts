/** Names of months by their first letters, in the languages of the furniture. */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:jan|janv|ene|gen|янв|oca|sty)/i, 1],
  [/^(?:feb|f[ée]v|фев|şub|lut)/i, 2],
  [/^(?:mar|mär|maer|maart|мар|mrt)/i, 3],
  [/^(?:apr|avr|abr|апр|nis|kwi)/i, 4],
  [/^(?:may|mai|mag|май|мая|mei|maj)/i, 5],
  [/^(?:jun|juin|giu|июн|haz|cze)/i, 6],
  [/^(?:jul|juil|lug|июл|tem|lip)/i, 7],
  [/^(?:aug|ao[uû]|ago|авг|ağu|sie)/i, 8],
  [/^(?:sep|set|сен|eyl|wrz)/i, 9],
  [/^(?:oct|okt|ott|out|окт|eki|paź)/i, 10],
  [/^(?:nov|ноя|kas|lis)/i, 11],
  [/^(?:dec|dez|déc|dic|дек|ara|gru)/i, 12],
]

type Day = { year: number; month: number; day: number }

const month = (name: string): number | null => MONTHS.find(([pattern]) => pattern.test(name))?.[1] ?? null

function day(year: string | undefined, monthNumber: number | null, date: string | undefined): Day | null {
  const [y, d] = [Number(year), Number(date)]
  if (monthNumber === null || monthNumber < 1 || monthNumber > 12) return null
  if (!(y >= 1990 && y <= 2100) || !(d >= 1 && d <= 31)) return null
  return new Date(Date.UTC(y, monthNumber - 1, d)).getUTCDate() === d ? { year: y, month: monthNumber, day: d } : null
}

/** A day and what the text says beside it, so that no part of a date is taken for a clock. */
type Dated = { day: Day; rest: string }

/** What stands first in dates such as 27/03/2012. */
export type DayOrder = 'day-first' | 'month-first'

/** Numbers such as 03/04/2012 are read only where one of them cannot be a month, or the order is known. */
function slashed([, one, other, year]: RegExpExecArray, order: DayOrder | null): Day | null {
  const [first, second] = [Number(one), Number(other)]
  if (first > 12 || (second <= 12 && order === 'day-first')) return day(year, second, one)
  return second > 12 || first === second || order === 'month-first' ? day(year, first, other) : null
}

/** The ways to print a day, in the order in which they are tried: the first that a text shows decides. */
const DAYS: readonly (readonly [RegExp, (found: RegExpExecArray, order: DayOrder | null) => Day | null])[] = [
  [/\b(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/, ([, year, , number, date]) => day(year, Number(number), date)],
  [/(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})日/, ([, year, number, date]) => day(year, Number(number), date)],
  [
    /(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/iu,
    ([, name, date, year]) => day(year, month(name ?? ''), date),
  ],
  [
    /\b(\d{1,2})(?:st|nd|rd|th|\.|er)?[ -](?:de |of )?(\p{L}{3,12})\.?,?[ -](?:de )?(\d{4})/iu,
    ([, date, name, year]) => day(year, month(name ?? ''), date),
  ],
  [/\b(\d{1,2})\.(\d{1,2})\.(\d{4})/, ([, date, number, year]) => day(year, Number(number), date)],
  [/\b(\d{1,2})\/(\d{1,2})\/(\d{4})/, slashed],
]

function readDay(text: string, order: DayOrder | null): Dated | null {
  for (const [pattern, read] of DAYS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const date = read(found, order)
    return date && { day: date, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` }
  }
  return null
}

/** "10:30 pm", "10:30p", "14 h 05", "午後3:05"; the P of "10:30 PST" is none of it. */
const CLOCK =
  /(?<before>[午上下][前後午])?(?<!\d)(?<hour>\d{1,2})(?:[:.]|\s?h\s?)(?<minute>\d{2})(?::(?<second>\d{2}))?(?:\s?(?<half>[ap])\.?\s?m\b|(?<letter>[ap])\b)?/iu
const MORNING: Readonly<Record<string, 'a' | 'p'>> = { 午前: 'a', 上午: 'a', 午後: 'p', 下午: 'p' }

/** The clock that a text shows, with the offset that is printed behind it. */
function readClock(text: string): string | null {
  const found = CLOCK.exec(text)
  const { before = '', hour: printed, minute, second, half: written, letter } = found?.groups ?? {}
  if (found === null) return null
  const half = MORNING[before] ?? (written ?? letter)?.toLowerCase()
  let hour = Number(printed)
  if (half !== undefined && hour > 12) return null
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  if (hour > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null
  const offset = readOffset(text, text.slice(found.index + found[0].length), second !== undefined)
  return `${String(hour).padStart(2, '0')}:${minute}:${second ?? '00'}${offset}`
}

const NAMED = /^\s?\(?(?:UTC|GMT)\s?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?(?!\d)/i
const FOUR = /^\s?(?<sign>[+-])(?<hours>\d{2})(?<minutes>\d{2})(?!\d)/
/** Behind a clock without seconds this may be the end of a meeting: "10:00-11:30". */
const COLON = /^\s?(?<sign>[+-])(?<hours>\d{2})(?::(?<minutes>\d{2}))?(?!\d)/

const isOffset = (hours: string | undefined, minutes: string | undefined): boolean =>
  Number(hours) <= 14 && Number(minutes ?? 0) <= 59

function readOffset(text: string, behind: string, precise: boolean): string {
  const found = NAMED.exec(behind) ?? FOUR.exec(behind) ?? (precise ? COLON.exec(behind) : null)
  if (found !== null) {
    const { sign, hours = '', minutes = '00' } = found.groups ?? {}
    return isOffset(hours, minutes) ? `${sign}${hours.padStart(2, '0')}:${minutes}` : ''
  }
  return /^Z\b/.test(behind) || /\b(?:UTC|GMT|Z)\b(?!\s?[+-]\d)/.test(text) ? 'Z' : ''
}

const MOMENT =
  /\b(?<year>\d{4})-(?<month>\d{2})-(?<date>\d{2})T(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?(?:Z|[+-](?<hours>\d{2}):?(?<minutes>\d{2}))?/

/** A moment as a machine writes it; null where there is no such day, hour or offset. */
function readMoment({ 0: written, groups }: RegExpExecArray): string | null {
  const { year, month: number, date, hour, minute, second = 0, hours = '0', minutes = '0' } = groups ?? {}
  const isClock = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 && isOffset(hours, minutes)
  return isClock && day(year, Number(number), date) !== null ? written.replace(/(\.\d{6})\d+/, '$1') : null
}

/**
 * The moment that a printed time names, as ISO 8601: with an offset when it prints one, a local date-time or a bare
 * date when it does not; null when reading it would be guessing (relative times, 03/04/2012 where no order is known), or
 * where no such moment is.
 */
export function readTime(printed: string, order: DayOrder | null = null): string | null {
  const moment = MOMENT.exec(printed)
  if (moment !== null) return readMoment(moment)
  const dated = readDay(printed, order)
  if (dated === null) return null
  const { year, month: number, day: date } = dated.day
  const text = [year, String(number).padStart(2, '0'), String(date).padStart(2, '0')].join('-')
  const clock = readClock(dated.rest)
  return clock === null ? text : `${text}T${clock}`
}
