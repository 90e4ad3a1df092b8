import { between, chance, pick, type Random } from './random.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

const two = (value: number): string => String(value).padStart(2, '0')
const ordinal = (day: number): string =>
  `${day}${day % 10 === 1 && day !== 11 ? 'st' : day % 10 === 2 && day !== 12 ? 'nd' : day % 10 === 3 && day !== 13 ? 'rd' : 'th'}`

type Moment = { date: Date; name: string; short: string; day: number; year: number; clock: string; half: string }

function moment(random: Random): Moment {
  const date = new Date(
    Date.UTC(
      between(random, 2005, 2025),
      between(random, 0, 11),
      between(random, 1, 28),
      between(random, 0, 23),
      between(random, 0, 59),
    ),
  )
  const name = MONTHS[date.getUTCMonth()] ?? ''
  const hour = date.getUTCHours()
  return {
    date,
    name,
    short: name.slice(0, 3),
    day: date.getUTCDate(),
    year: date.getUTCFullYear(),
    clock: `${two(hour)}:${two(date.getUTCMinutes())}`,
    half: `${((hour + 11) % 12) + 1}:${two(date.getUTCMinutes())} ${hour < 12 ? 'am' : 'pm'}`,
  }
}

/** A way to print times that one page keeps for all its comments. */
export type TimeFormat = (random: Random) => string

const FORMATS: readonly ((m: Moment, random: Random) => string)[] = [
  (m) => `${m.name} ${m.day}, ${m.year} at ${m.half}`,
  (m) => `${m.name} ${ordinal(m.day)}, ${m.year} at ${m.half}`,
  (m) => `${m.name} ${ordinal(m.day)}, ${m.year}, ${m.half}`,
  (m) => `${m.name} ${m.day}, ${m.year} ${m.half.toUpperCase()}`,
  (m) => `${m.short} ${m.day}, ${m.year} ${m.half.toUpperCase()}`,
  (m) => `${m.short} ${m.day}, ${m.year}`,
  (m) => `${two(m.day)}. ${m.short}, ${m.year} at ${m.half}`,
  (m) => `${m.day} ${m.name} ${m.year} ${m.clock}`,
  (m) => `${m.day} ${m.short} ${m.year} at ${m.half}`,
  (m) => `${DAYS[m.date.getUTCDay()]}, ${m.name} ${m.day}, ${m.year} at ${m.half}`,
  (m) => `${DAYS[m.date.getUTCDay()]?.slice(0, 3)} ${m.short} ${m.day}, ${m.year} ${m.half.toUpperCase()} EST`,
  (m) => `${m.date.getUTCMonth() + 1}/${m.day}/${m.year} ${m.half.toUpperCase()}`,
  (m) => `${two(m.date.getUTCMonth() + 1)}/${two(m.day)}/${m.year}`,
  (m) => `${two(m.day)}.${two(m.date.getUTCMonth() + 1)}.${m.year}, ${m.clock}`,
  (m) => `${m.year}-${two(m.date.getUTCMonth() + 1)}-${two(m.day)} ${m.clock}`,
  (m) => m.half.toUpperCase(),
  (m) => `${m.name} ${m.year}`.replace(/^(\w+)/, `$1 ${m.day},`),
  (m) => `${m.name} ${m.day}`,
  (_, random) => `${between(random, 2, 23)} ${pick(random, ['hours', 'days', 'minutes', 'weeks', 'months'])} ago`,
  (_, random) => `${between(random, 2, 23)}${pick(random, ['h', 'd', 'm'])} ago`,
  (_, random) =>
    chance(random, 0.2)
      ? 'Yesterday'
      : `${between(random, 2, 11)} ${pick(random, ['hours', 'days', 'months', 'years'])} ago`,
]

/** Chooses how a page prints its times. */
export function timeFormat(random: Random): TimeFormat {
  const format = pick(random, FORMATS)
  return (source) => format(moment(source), source)
}

/** The date of an article. */
export const articleDate: TimeFormat = (random) => pick(random, FORMATS.slice(0, 17))(moment(random), random)

/** A line of an archive list, such as "March 2011 (14)". */
export function archiveMonth(random: Random): string {
  return `${pick(random, MONTHS)} ${between(random, 2004, 2024)}${chance(random, 0.5) ? ` (${between(random, 1, 40)})` : ''}`
}
