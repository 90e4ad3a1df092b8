import { z } from 'zod'
import type { Actor } from '#lib/audit/schema.ts'
import type { BorderCorrection, PageSource, WarningCode } from '#lib/separation/schema.ts'

/** The largest page taken, in UTF-16 code units of its source. */
export const MAX_PAGE_LENGTH = 10 * 1024 * 1024

export type PageOrigin = 'sample' | 'web' | 'cli' | 'api'

/** A page on its way in, with what to know of how its bytes were read. `correction` is what a person said of the border before it was stored. */
export type PageToIngest = {
  siteId: string
  source: PageSource
  warnings?: readonly WarningCode[]
  correction: BorderCorrection | null
  origin: PageOrigin
  /** The section that its article is to stand under; under none where nothing is said. */
  sectionId?: string | undefined
  actor: Actor
  now: Date
}

/** A page that is `waiting` has no comments here yet: somebody must look at its separation first. */
export type IngestOutcome =
  | { ok: true; pageId: string; articleId: string; title: string | null; comments: number; waiting: boolean }
  | { ok: false; reason: 'already-here'; articleId: string }
  | { ok: false; reason: 'empty' | 'too-large' | 'too-heavy' | 'no-such-block' | 'no-such-section' }

const whole = z
  .string()
  .regex(/^\d{1,8}$/, 'This must be a whole number.')
  .transform(Number)

/**
 * How a page is sent in: the bytes are the body, and this the address. `border` is what a person said of it; `guessed` is
 * there where its letters were fetched and their encoding guessed.
 */
export const uploadQuery = z.object({
  guessed: z
    .literal('yes')
    .transform(() => true)
    .optional(),
  border: z.union([z.literal('none').transform(() => null), whole]).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
})

/** How a page is stored: `section` is where its article is to stand. */
export const storeQuery = uploadQuery.extend({ section: z.uuid().optional() })

/** Which part of a preview is asked for; without it, the blocks around the border and the first comments. */
export const previewQuery = uploadQuery.extend({ blocksFrom: whole.optional(), commentsFrom: whole.optional() })

export type PreviewQuery = z.infer<typeof previewQuery>

export const fetchRequest = z.object({ address: z.string().trim().min(1).max(2000) })
