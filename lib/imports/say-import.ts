import { type ImportLine, type LeftOutWhy, type OtherFiles, REJECTED, type RejectedWhy, type Tallies, type UnknownStatus } from '#lib/imports/schema.ts' // biome-ignore format: one thought
import { sum } from '#lib/imports/work/tally.ts'
import { plural, sayCount } from '#lib/say-count.ts'

/** Of one, and of more. */
const LEFT_OUT: Record<LeftOutWhy, readonly [string, string]> = {
  pingback: ['pingback, which no reader wrote', 'pingbacks, which no reader wrote'],
  'other-kind': ['entry that is no comment', 'entries that are no comments'],
  'opening-post': ['opening post, which is the article', 'opening posts, which are the articles'],
  rejected: ['comment that the source had rejected', 'comments that the source had rejected'],
  spam: ['comment that the source took for spam', 'comments that the source took for spam'],
  deleted: ['comment that was deleted at the source', 'comments that were deleted at the source'],
}

const NONE_UNKNOWN: UnknownStatus = { rows: 0, words: [] }
const NO_FILES: OtherFiles = { files: 0, names: [] }

const count = (number: number): string => number.toLocaleString('en')
const sayEntries = (number: number): string => sayCount(number, 'entry', 'entries')

/** As many words are named. */
const NAMED = 3

/** The first words that are not known, each with where it stands first. */
const sayWords = ({ words }: UnknownStatus): string => sayFirst(words.map(({ word, place }) => `${word} (${place})`))

const sayFirst = (names: readonly string[]): string =>
  `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ' and others' : ''}`

/** Line for line what was counted: a number and what it is of; nothing is left out that is not zero. */
export function sayTallies(
  {
    created,
    revised,
    unchanged,
    gone,
    leftOut,
    rejected,
    withoutParent,
    articles,
    unknownStatus = NONE_UNKNOWN,
    otherFiles = NO_FILES,
  }: Tallies,
  trial: boolean,
): [number, string][] {
  const [come, get, wait] = trial ? ['would come', 'would get', 'wait'] : ['came', 'got', plural(revised, 'waits', 'wait')] // biome-ignore format: one thought
  const status = `status that is not known, and ${plural(unknownStatus.rows, 'is', 'are')} taken without one`
  const lines: [number, string][] = [
    [created, `new ${plural(created, 'comment')} ${come} in`],
    [articles, `${plural(articles, 'article is', 'articles are')} named by them`],
    [revised, `${plural(revised, 'comment')} ${get} a new text, and ${wait} again`],
    [unchanged, `${plural(unchanged, 'comment is', 'comments are')} here already, with the same text`],
    [gone, plural(gone, 'comment that is here was deleted at the source', 'comments that are here were deleted at the source')], // biome-ignore format: one thought
    [withoutParent, plural(withoutParent, 'comment stands at the top of its thread, because what it answers cannot be found', 'comments stand at the top of their thread, because what they answer cannot be found')], // biome-ignore format: one thought
    [
      unknownStatus.rows,
      `${plural(unknownStatus.rows, 'row has', 'rows have')} a ${status}: ${sayWords(unknownStatus)}`,
    ],
    ...(Object.entries(leftOut) as [LeftOutWhy, number][]).map(([why, times]): [number, string] => [times, `left out: ${plural(times, ...LEFT_OUT[why])}`]), // biome-ignore format: one thought
    ...(Object.entries(rejected) as [RejectedWhy, number][]).map(([why, times]): [number, string] => [times, `not taken: ${REJECTED[why]}`]), // biome-ignore format: one thought
    [otherFiles.files, `${plural(otherFiles.files, 'file of the zip is passed over, as it is', 'files of the zip are passed over, as they are')} not of the chosen format: ${sayFirst(otherFiles.names)}`], // biome-ignore format: one thought
  ]
  return lines.filter(([times], index) => times > 0 || index === 0)
}

/** How far an import is, in one sentence. */
export function sayProgress({ state, trial, doneItems, doneBytes, bytes, tallies, failure }: ImportLine): string {
  const share = bytes > 0 ? Math.floor((100 * doneBytes) / bytes) : 0
  switch (state) {
    case 'uploading':
      return 'Its bytes are on their way.'
    case 'ready':
      return trial
        ? `Counted: ${sayCount(tallies.created, 'new comment')} in ${sayEntries(doneItems)}.`
        : 'Here, and not begun.'
    case 'running':
      return `${trial ? 'Being counted' : 'Coming in'}: ${share} %, ${sayEntries(doneItems)}.`
    case 'done':
      return `Done: ${count(tallies.created)} new, ${count(tallies.revised)} with a new text, ${count(tallies.unchanged)} here already, ${count(sum(tallies.rejected))} not taken.`
    case 'failed':
      return `Stopped: ${failure ?? 'it broke.'}`
    case 'cancelled':
      return `Stopped by hand after ${sayEntries(doneItems)}.`
  }
}
