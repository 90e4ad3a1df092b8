import { z } from 'zod'
import { STATUSES } from '#lib/decisions/kinds.ts'
import { sectionName } from '#lib/sections/schema.ts'

/** The most comments in one request. */
export const MOST_COMMENTS = 1000

const externalId = z.string().min(1).max(200).describe("The comment's id in the system that it comes from.")
const text = z.string().min(1).max(100_000)

/** Where an article stands: by an id of the sending system. */
const article = z.object({
  id: z.string().min(1).max(200).describe("The article's id in the system that it comes from."),
  title: z.string().max(1000).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  section: sectionName
    .optional()
    .describe(
      'The name of the section that it stands under; made when it is new. An article that stands under one stays there.',
    ),
})

/** Years outside these, and offsets of more than 15 hours, a database does not take, or does not give back as they were. */
const isHeld = (moment: string): boolean => {
  const year = new Date(moment).getUTCFullYear()
  return year >= 1 && year <= 9999 && !/[+-](?:1[6-9]|2\d):\d\d$/.test(moment)
}

const postedAt = z.iso
  .datetime({ offset: true })
  .max(60)
  .refine(isHeld, 'must be of the years 1 to 9999 in UTC, with an offset of less than 16 hours')

const author = z.object({ id: z.string().min(1).max(200).optional(), name: z.string().min(1).max(200).optional() })

/** A comment as another system sends it. The same id with another text is a new revision, which waits again. */
export const incomingComment = z.object({
  id: externalId,
  text,
  article,
  parent: z.string().min(1).max(200).optional().describe('The id of the comment that this one answers.'),
  author: author.optional(),
  postedAt: postedAt.optional(),
})
export type IncomingComment = z.infer<typeof incomingComment>

/** The same by PUT: the id stands in the path. */
export const puttedComment = incomingComment.omit({ id: true })

const several = z.array(incomingComment).min(1).max(MOST_COMMENTS)

/** What one request sends: a comment, a list of them, or an object with a list. Each comment is checked by itself. */
export const sentComments = z.union([incomingComment, several, z.object({ comments: several })])

export const RECEIPTS = ['created', 'revised', 'unchanged', 'refused'] as const

/** What became of one comment; `commentId` is ours. */
export const receipt = z.object({
  id: z.string(),
  outcome: z.enum(RECEIPTS),
  commentId: z.uuid().optional(),
  reason: z.string().optional(),
})
export type Receipt = z.infer<typeof receipt>

export const commentStanding = z.object({
  id: z.string(),
  commentId: z.uuid(),
  articleId: z.uuid(),
  status: z.enum(STATUSES).describe('`gone`: it waited when it was deleted at its source.'),
  scoring: z.enum(['waiting', 'scored', 'skipped', 'failed']),
  flagged: z.boolean(),
  scores: z.record(z.string(), z.number()).nullable(),
  version: z.number().int().describe('Grows with every decision and revision.'),
  revision: z.number().int(),
  sourceState: z.enum(['present', 'deleted']),
  receivedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
})
export type CommentStanding = z.infer<typeof commentStanding>
