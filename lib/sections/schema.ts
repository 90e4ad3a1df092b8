import { z } from 'zod'

export type Section = { id: string; name: string }

/** A section with how many articles stand under it. */
export type ListedSection = Section & { articles: number }

export const newSection = z.object({
  name: z
    .string()
    .trim()
    .max(100)
    .regex(/[\p{L}\p{N}]/u, 'A name has a letter or a digit.'),
})
export type NewSection = z.infer<typeof newSection>

/** How many articles one request moves. */
export const MOVED_LIMIT = 1000

/** Articles that are to stand under a section, or under none. */
export const articleMove = z.object({
  articleIds: z.array(z.uuid()).min(1).max(MOVED_LIMIT),
  sectionId: z.uuid().nullable(),
})
export type ArticleMove = z.infer<typeof articleMove>

/** Who arranges a site's sections. */
export type Arranger = { siteId: string; userId: string; now: Date }

export type SectionOutcome =
  | { ok: true; id: string }
  | { ok: false; reason: 'name-taken' | 'not-here' | 'has-articles' }

/** `moved` counts those that stood elsewhere before. */
export type MoveOutcome = { ok: true; moved: number } | { ok: false; reason: 'no-such-section' }
