import { type LabelTally, REJECTIONS, type Rejected } from '#lib/label-imports/schema.ts'
import { plural, sayCount } from '#lib/say-count.ts'

const NAMES: Record<LabelTally['format'], string> = {
  labels: 'our own labels',
  archive: 'the rows of an archive',
  jigsaw: 'the columns of Jigsaw or Civil Comments',
  'label-studio': 'Label Studio',
  doccano: 'doccano',
  columns: 'columns',
}

/** What an import came to, or would come to, in sentences. */
export function sayTally(
  { rows, comments, added, known, rejected, annotators, format }: LabelTally,
  trial: boolean,
): string[] {
  const would = trial ? 'would be added' : plural(added, 'was added', 'were added')
  return [
    `Read as ${NAMES[format]}: ${sayCount(rows, 'row')} for ${sayCount(comments, 'comment')}.`,
    `${sayCount(added, 'label')} ${would}, ${sayCount(known, 'was', 'were')} here already.`,
    `${sayCount(annotators.here, 'annotator')} known here, ${annotators.fresh.toLocaleString('en')} new.`,
    ...(rejected > 0 ? [`${sayCount(rejected, 'row is', 'rows are')} not taken.`] : []),
  ]
}

/** A rejected row as a line of JSON. */
export function rejectedLine({ place, why, what }: Rejected): string {
  return `${JSON.stringify({ place, why, message: REJECTIONS[why], what })}\n`
}
