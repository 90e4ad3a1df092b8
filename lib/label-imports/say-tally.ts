import { type LabelTally, REJECTIONS, type Rejected } from '#lib/label-imports/schema.ts'

const NAMES: Record<LabelTally['format'], string> = {
  labels: 'our own labels',
  archive: 'the rows of an archive',
  jigsaw: 'the columns of Jigsaw or Civil Comments',
  'label-studio': 'Label Studio',
  doccano: 'doccano',
  columns: 'columns',
}

const say = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** What an import came to, or would come to, in sentences. */
export function sayTally(
  { rows, comments, added, known, rejected, annotators, format }: LabelTally,
  trial: boolean,
): string[] {
  const would = trial ? 'would be added' : added === 1 ? 'was added' : 'were added'
  return [
    `Read as ${NAMES[format]}: ${say(rows, 'row', 'rows')} for ${say(comments, 'comment', 'comments')}.`,
    `${say(added, 'label', 'labels')} ${would}, ${say(known, 'was', 'were')} here already.`,
    `${say(annotators.here, 'annotator', 'annotators')} known here, ${annotators.fresh.toLocaleString('en')} new.`,
    ...(rejected > 0 ? [`${say(rejected, 'row is', 'rows are')} not taken.`] : []),
  ]
}

/** A rejected row as a line of JSON. */
export function rejectedLine({ place, why, what }: Rejected): string {
  return `${JSON.stringify({ place, why, message: REJECTIONS[why], what })}\n`
}
