import { z } from 'zod'
import type { SkipReason } from '#lib/assignments/schema.ts'
import type { LabelSpan } from '#lib/datasets/schema.ts'
import { attributeKey } from '#lib/labels/attributes/schema.ts'

export const LABEL_FORMATS = ['labels', 'archive', 'jigsaw', 'label-studio', 'doccano', 'columns'] as const
export type LabelFormat = (typeof LABEL_FORMATS)[number]

/** The name of an attribute or a column in the file, and what it is here; null where it is left out. */
const names = z.record(z.string().max(200), attributeKey.nullable())

/** How a file is read where it does not say so itself. */
export const reading = z.object({
  format: z.enum(LABEL_FORMATS).optional(),
  /** Names in the file that are others here. */
  names: names.default({}),
  /** In a file of columns: where comment, text and annotator stand. */
  columns: z
    .object({
      comment: z.string().max(200).optional(),
      text: z.string().max(200).optional(),
      annotator: z.string().max(200).optional(),
    })
    .default({}),
  /** Where a file names what was chosen alone: attributes of which all else is a no. Nothing is taken for one unasked. */
  noWhereAbsent: z.array(attributeKey).max(60).default([]),
  /** Whether the annotators saw no score: only such labels count where agreement is measured blind. */
  blind: z.boolean().default(false),
})
export type Reading = z.infer<typeof reading>
export const PLAIN_READING: Reading = reading.parse({})

export type SaidValue = 'yes' | 'no' | 'unsure'

/** What one annotator, or several together, say of one comment in a file. `place` is where it stands, as "line 12". */
export type LabelRow = {
  place: string
  /** As the file names it: an id of ours, or the one that its source gave it. */
  comment: string | null
  text: string | null
  /** The number of the revision that was labelled. */
  revision: number | null
  /** Null where the file says what several agreed on, or not who said it. */
  annotator: string | null
  labels: Readonly<Record<string, SaidValue>>
  /** Marks in the text of the file, or of the revision where it has none; null where it tells nothing of marks. */
  spans: readonly LabelSpan[] | null
  skip: { reason: SkipReason; at: Date | null } | null
  labelledAt: Date | null
  scoreSeen: boolean | null
  bulk: boolean
  guideline: number | null
}

export const REJECTIONS = {
  'no-json': 'This line is no JSON.',
  'no-object': 'This is no JSON object.',
  'open-quote': 'A quotation mark in this row is opened and not closed, or closed in the middle of a cell.',
  'wrong-columns': 'This row has another number of cells than the header.',
  'no-labels': 'Nothing is said of it.',
  'bad-value': 'A label is neither yes, no, unsure nor a number from 0 to 1.',
  'unknown-attribute': 'It is labelled with an attribute that this site does not have.',
  'spans-only': 'It labels parts of the text and not the comment.',
  'bad-span': 'A mark has no start, no end or no attribute.',
  'span-outside': 'A mark is empty or reaches out of the text.',
  'span-in-pair': 'A mark begins or ends inside a character.',
  'span-unlabelled': 'Words are marked for an attribute that is neither yes nor unsure.',
  'bad-skip': 'It was skipped for a reason that is none here.',
  'no-comment': 'It names neither a comment nor a text.',
  'not-here': 'This site has no such comment.',
  'many-texts': 'Several comments have this text.',
  'text-differs': 'The comment has another text here.',
  'no-revision': 'The comment has no revision of this number.',
  'said-twice': 'The file has said this of the comment before.',
} as const
export type Rejection = keyof typeof REJECTIONS

/** A row that is not taken, where it stands, and what of it is wrong. */
export type Rejected = { place: string; why: Rejection; what: string | null }

export type ReadLabel = ({ is: 'row' } & LabelRow) | ({ is: 'rejected' } & Rejected)

/** What an import came to: answers that are new here, and those that were here already. */
export type LabelTally = {
  rows: number
  comments: number
  added: number
  known: number
  rejected: number
  annotators: { here: number; fresh: number }
  format: LabelFormat
}

/** What an import tells while it works. A message says why a file could not be read to its end. */
export type LabelEvent =
  | ({ is: 'rejected' } & Rejected)
  | { is: 'progress'; rows: number }
  /** The batch is what undoes it; none of a trial. */
  | { is: 'done'; tally: LabelTally; message: string | null; batchId: string | null }

/** How a file is sent in: the bytes are the body, and this the address. */
export const importQuery = z.object({
  trial: z
    .enum(['yes', 'no'])
    .default('no')
    .transform((said) => said === 'yes'),
  reading: z
    .string()
    .max(20_000)
    .default('{}')
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'This must be JSON.' })
        return z.NEVER
      }
    })
    .pipe(reading),
})

/** The largest file that the web takes, in bytes; the command line takes any. */
export const MAX_LABEL_FILE = 64 * 1024 * 1024
