const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const WEEKDAY = '(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?'
const CLOCK = '(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}(?:\\.\\d+)?))?(?:\\s?(?<half>[ap])\\.?m\\.?)?'
const ZONE = '(?:\\s*(?<zone>Z|UTC|GMT|[+-]\\d{2}:?\\d{2})(?: UTC)?)?'

/** Other ways to write a date that leave no doubt, by their parts. */
const PARTS: readonly RegExp[] = [
  `(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?:[T ]\\s*${CLOCK}${ZONE})?`,
  `(?<year>(?:19|20)\\d{2})(?<month>\\d{2})(?<day>\\d{2})(?:T?(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?${ZONE})?`,
  `(?:${WEEKDAY},? )?${MONTH} (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})(?:,? (?:at )?${CLOCK}${ZONE})?`,
  `(?:${WEEKDAY},? )?(?<day>\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH},?[ -](?<year>\\d{4})(?:,? (?:at )?${CLOCK}${ZONE})?`,
  `${WEEKDAY} ${MONTH} +(?<day>\\d{1,2}) ${CLOCK} (?:${ZONE} )?(?<year>\\d{4})`,
].map((parts) => new RegExp(`^${parts}$`, 'i'))

/**
 * The moment that an export names, as ISO 8601 in UTC: ISO dates, the same with a blank, seconds, milliseconds or
 * microseconds since 1970, dates of mail, and dates with the year first or the month in English words. A time without
 * a zone is taken for UTC. Null where reading it would be guessing.
 */
export function readMoment(written: string): string | null {
  const text = written.trim()
  return readCount(text) ?? readIso(text) ?? readIso(rewrite(text))
}

/** No site has comments that are older; what would be a count of less is a date without signs, or no time. */
const FIRST_COUNTED = Date.UTC(1990, 0, 1)

/** The moment that a plain number counts to, in seconds, milliseconds or microseconds since 1970; null where it is none of them. */
export function readCount(written: string): string | null {
  const text = written.trim()
  if (!/^\d{9,13}(?:\.\d+)?$|^\d{16}$/.test(text)) return null
  const count = Number(text)
  const time = count < 1e11 ? count * 1000 : count < 1e14 ? count : count / 1000
  return time < FIRST_COUNTED ? null : iso(time)
}

function readIso(text: string): string | null {
  const parts = WRITTEN.exec(text)
  if (!parts) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = parts
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.replace(':', '').slice(3) || '00'}` : 'Z'
  const date = `${year}-${month}-${day}`
  // Date.parse lets the 31st of February through.
  if (new Date(`${date}T00:00:00Z`).toString() === 'Invalid Date' || iso(Date.parse(`${date}T00:00:00Z`))?.slice(0, 10) !== date) return null // biome-ignore format: one thought
  return iso(Date.parse(`${date}T${hour}:${minute}:${second}${fraction.slice(0, 4)}${offset}`))
}

const two = (part: string | number | undefined): string => String(part ?? '').padStart(2, '0')

/** A date as ISO has it; empty where it is none that is known. */
function rewrite(text: string): string {
  const parts = text.length > 60 ? undefined : PARTS.map((one) => one.exec(text)?.groups).find(Boolean)
  if (!parts) return ''
  const { year, month = '', day, hour, minute = '00', second = '00', half, zone = '' } = parts
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
  const date = `${year}-${two(named || month)}-${two(day)}`
  if (hour === undefined) return date
  if (half && (Number(hour) < 1 || Number(hour) > 12)) return ''
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour
  return `${date}T${two(hours)}:${minute}:${second}${zone}`
}

const [EARLIEST, LATEST] = [Date.UTC(1970, 0, 1), Date.UTC(2100, 0, 1)]

function iso(time: number): string | null {
  return time > EARLIEST && time < LATEST ? new Date(time).toISOString() : null
}
