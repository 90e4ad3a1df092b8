/** Names of months by their first letters, in the languages of the furniture. */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:jan|janv|ene|gen|янв|oca)/i, 1],
  [/^(?:feb|f[ée]v|фев|şub|lut)/i, 2],
  [/^(?:mar|mär|maer|мар|mrt)/i, 3],
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
  if (monthNumber === null || !(y >= 1990 && y <= 2100) || !(d >= 1 && d <= 31) || monthNumber > 12) return null
  return new Date(Date.UTC(y, monthNumber - 1, d)).getUTCDate() === d ? { year: y, month: monthNumber, day: d } : null
}

/** Reads the day. Numbers such as 03/04/2012 are read only where one of them cannot be a month. */
function readDay(text: string): Day | null {
  const iso = /\b(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text)
  if (iso !== null) return day(iso[1], Number(iso[2]), iso[3])
  const named = /(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/u.exec(text)
  if (named !== null) return day(named[3], month(named[1] ?? ''), named[2])
  const european = /\b(\d{1,2})(?:st|nd|rd|th|\.|er)?[ -](?:de |of )?(\p{L}{3,12})\.?,?[ -](?:de )?(\d{4})/u.exec(text)
  if (european !== null) return day(european[3], month(european[2] ?? ''), european[1])
  const dotted = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(text)
  if (dotted !== null) return day(dotted[3], Number(dotted[2]), dotted[1])
  const slashed = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text)
  if (slashed === null) return null
  const [first, second] = [Number(slashed[1]), Number(slashed[2])]
  if (first > 12) return day(slashed[3], second, slashed[1])
  return second > 12 || first === second ? day(slashed[3], first, slashed[2]) : null
}

function readClock(text: string): string | null {
  const match = /\b(\d{1,2})[:.h](\d{2})(?::(\d{2}))?\s?([ap])?\.?(m\b)?/i.exec(
    text.replace(/\d{1,2}\.\d{1,2}\.\d{4}/, ''),
  )
  if (match === null) return null
  const half = match[4]?.toLowerCase()
  let hour = Number(match[1])
  if (half !== undefined && hour > 12) return null
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  if (hour > 23 || Number(match[2]) > 59) return null
  return `${String(hour).padStart(2, '0')}:${match[2]}:${match[3] ?? '00'}`
}

/**
 * The moment that a printed time names, as ISO 8601: with an offset when it prints one, a local date-time or a bare
 * date when it does not; null when reading it would be guessing (relative times, 03/04/2012).
 */
export function readTime(printed: string): string | null {
  const full = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/.exec(printed)
  if (full !== null) return Number.isNaN(Date.parse(full[0])) ? null : full[0]
  const date = readDay(printed)
  if (date === null) return null
  const text = [date.year, String(date.month).padStart(2, '0'), String(date.day).padStart(2, '0')].join('-')
  const clock = readClock(printed)
  return clock === null ? text : `${text}T${clock}${/\b(?:UTC|GMT|Z)\b(?![+-])/.test(printed) ? 'Z' : ''}`
}
