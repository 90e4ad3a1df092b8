import type { Choice, Drawn } from '#lib/assignments/sampling/schema.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'

export const METHOD_TITLES: Record<Drawn, string> = {
  random: 'at random',
  uncertain: 'nearest to the threshold',
  disagreement: 'where scorers differ',
  contradiction: 'decisions that contradict scores',
  view: 'all of a view',
  file: 'named in a file',
}

/** How the comments of a project were chosen, in words. */
export function sayChoice(choice: Choice): string {
  if (choice.kind !== 'sample') return METHOD_TITLES[choice.kind === 'view' ? 'view' : 'file']
  const { method, attribute, count, randomFloor } = choice
  const of = method === 'uncertain' || method === 'contradiction' ? `, ${ATTRIBUTE_TITLES[attribute].title}` : ''
  const floor = method === 'random' ? '' : `, ${Math.round(randomFloor * 100)} % at random`
  return `${count.toLocaleString('en')} ${METHOD_TITLES[method]}${of}${floor}`
}
