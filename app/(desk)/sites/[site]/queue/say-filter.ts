import { percent } from '#lib/policies/score-word.ts'
import type { ViewNames } from '#lib/queue/data.ts'
import type { View } from '#lib/queue/schema.ts'
import { FILTERS, type Filter, NOBODY, readBand } from '#lib/queue/views.ts'
import { sayCount } from '#lib/say-count.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import { sayLanguage } from './say-language.ts'

const SCORING = { waiting: 'Not scored yet', scored: 'Scored', skipped: 'Not scored', failed: 'Scoring failed' }

const NAMED = { section: 'Section', article: 'Article', author: 'Author' } as const

function sayAge(age: string): string {
  const count = Number.parseInt(age, 10)
  const unit = age.endsWith('h') ? 'hour' : 'day'
  return sayCount(count, unit)
}

const sayMoment = (moment: string) =>
  new Date(moment).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

function sayBand(text: string): string {
  const band = readBand(text)
  return band ? `${ATTRIBUTE_TITLES[band.attribute].title} ${percent(band.from)} to ${percent(band.to)}` : text
}

function say(filter: Filter, view: View, names: ViewNames): string {
  const value = String(view[filter])
  switch (filter) {
    case 'text':
      return `Says ${value}`
    case 'section':
    case 'article':
    case 'author':
      return `${NAMED[filter]}: ${names[filter] ?? 'not here'}`
    case 'assignee':
      return value === NOBODY ? 'Given to nobody' : `Given to ${names.assignee ?? 'somebody who is gone'}`
    case 'language':
      return sayLanguage(value)
    case 'band':
      return sayBand(value)
    case 'rule':
      return `Caught by the rule on ${ATTRIBUTE_TITLES[view.rule ?? 'toxicity'].title.toLowerCase()}`
    case 'reported':
      return 'Reported by readers'
    case 'scoring':
      return SCORING[view.scoring ?? 'waiting']
    case 'newer':
      return `At most ${sayAge(value)} old`
    case 'older':
      return `At least ${sayAge(value)} old`
    case 'after':
      return `From ${sayMoment(value)}`
    case 'before':
      return `Before ${sayMoment(value)}`
    case 'decidedAfter':
      return `Decided from ${sayMoment(value)}`
    case 'decidedBefore':
      return `Decided before ${sayMoment(value)}`
  }
}

/** What narrows a view, in words, each with the view without it. */
export function sayFilters(view: View, names: ViewNames): { filter: Filter; said: string; without: View }[] {
  return FILTERS.filter((filter) => view[filter] !== undefined).map((filter) => ({
    filter,
    said: say(filter, view, names),
    without: { ...view, [filter]: undefined },
  }))
}
