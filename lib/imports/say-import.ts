import { type ImportLine, type LeftOutWhy, type OtherFiles, REJECTED, type RejectedWhy, type Tallies, type UnknownStatus } from '#lib/imports/schema.ts' // biome-ignore format: one thought
import { sum } from '#lib/imports/work/tally.ts'

const LEFT_OUT: Record<LeftOutWhy, string> = {
  pingback: 'pingbacks, which no reader wrote',
  'other-kind': 'entries that are no comments',
  'opening-post': 'opening posts, which are the articles',
  rejected: 'comments that the source had rejected',
  spam: 'comments that the source took for spam',
  deleted: 'comments that were deleted at the source',
}

const NONE_UNKNOWN: UnknownStatus = { rows: 0, words: [] }
const NO_FILES: OtherFiles = { files: 0, names: [] }

const count = (number: number): string => number.toLocaleString('en')

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
  const lines: [number, string][] = [
    [created, trial ? 'new comments would come in' : 'new comments came in'],
    [articles, 'articles are named by them'],
    [revised, trial ? 'comments would get a new text, and wait again' : 'comments got a new text, and wait again'],
    [unchanged, 'comments are here already, with the same text'],
    [gone, 'comments that are here were deleted at the source'],
    [withoutParent, 'comments stand at the top of their thread, because what they answer cannot be found'],
    [unknownStatus.rows, `rows have a status that is not known, and are taken without one: ${sayWords(unknownStatus)}`],
    ...(Object.entries(leftOut) as [LeftOutWhy, number][]).map(([why, times]): [number, string] => [times, `left out: ${LEFT_OUT[why]}`]), // biome-ignore format: one thought
    ...(Object.entries(rejected) as [RejectedWhy, number][]).map(([why, times]): [number, string] => [times, `not taken: ${REJECTED[why]}`]), // biome-ignore format: one thought
    [otherFiles.files, `files of the zip are passed over, as they are not of the chosen format: ${sayFirst(otherFiles.names)}`], // biome-ignore format: one thought
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
        ? `Counted: ${count(tallies.created)} new comments in ${count(doneItems)} entries.`
        : 'Here, and not begun.'
    case 'running':
      return `${trial ? 'Being counted' : 'Coming in'}: ${share} %, ${count(doneItems)} entries.`
    case 'done':
      return `Done: ${count(tallies.created)} new, ${count(tallies.revised)} with a new text, ${count(tallies.unchanged)} here already, ${count(sum(tallies.rejected))} not taken.`
    case 'failed':
      return `Stopped: ${failure ?? 'it broke.'}`
    case 'cancelled':
      return `Stopped by hand after ${count(doneItems)} entries.`
  }
}
