const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i
/** As in mail: "Tue, 03 Mar 2015 10:00:00 +0000". */
const MAIL = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:GMT|UTC|[+-]\d{4})$/

/**
 * The moment that an export names, as ISO 8601 in UTC: ISO dates, the same with a blank, seconds or milliseconds since
 * 1970, and dates of mail. A time without a zone is taken for UTC. Null where reading it would be guessing.
 */
export function readMoment(written: string): string | null {
  const text = written.trim()
  if (/^\d{9,13}(?:\.\d+)?$/.test(text)) return iso(Number(text) * (Number(text) < 1e11 ? 1000 : 1))
  if (MAIL.test(text)) return iso(Date.parse(text))
  const parts = WRITTEN.exec(text)
  if (!parts) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = parts
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.replace(':', '').slice(3) || '00'}` : 'Z'
  const date = `${year}-${month}-${day}`
  // Date.parse lets the 31st of February through.
  if (new Date(`${date}T00:00:00Z`).toString() === 'Invalid Date' || iso(Date.parse(`${date}T00:00:00Z`))?.slice(0, 10) !== date) return null // biome-ignore format: one thought
  return iso(Date.parse(`${date}T${hour}:${minute}:${second}${fraction.slice(0, 4)}${offset}`))
}

const [EARLIEST, LATEST] = [Date.UTC(1970, 0, 1), Date.UTC(2100, 0, 1)]

function iso(time: number): string | null {
  return time > EARLIEST && time < LATEST ? new Date(time).toISOString() : null
}
