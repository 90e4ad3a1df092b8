import { logger } from '#lib/logger.ts'
import { addLanguageTallies, type LanguageTally } from '#lib/perspective/mutations.ts'

/** Counts are written down this often; what was not yet written when a process is killed is not counted. */
const WRITE_EVERY = 10_000
/** A language is counted by its code; what is none is `other`, so that nobody fills the table. */
const CODE = /^[a-z]{2,3}$/
const MOST_AT_ONCE = 500

let tallies = new Map<string, LanguageTally>()
let timer: NodeJS.Timeout | undefined
let today = { number: -1, name: '' }

/** The day in UTC; thousands of requests in a row have the same. */
function dayOf(now: number): string {
  const number = Math.floor(now / 86_400_000)
  if (today.number !== number) today = { number, name: new Date(now).toISOString().slice(0, 10) }
  return today.name
}

/** Counts one text of a language on a site. */
export function tallyLanguage(siteId: string, language: string, of: { refused: boolean; now: number }): void {
  const day = dayOf(of.now)
  const code = CODE.test(language) && tallies.size < MOST_AT_ONCE ? language : 'other'
  const name = `${siteId} ${day} ${code}`
  const tally = tallies.get(name) ?? { siteId, day, language: code, scored: 0, refused: 0 }
  tallies.set(name, tally)
  if (of.refused) tally.refused += 1
  else tally.scored += 1
  timer ??= setTimeout(() => void writeLanguageTallies(), WRITE_EVERY).unref()
}

export async function writeLanguageTallies(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const written = tallies
  tallies = new Map()
  if (written.size === 0) return
  try {
    await addLanguageTallies([...written.values()])
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    logger('http').warn({ code }, 'counts of languages not written')
  }
}
