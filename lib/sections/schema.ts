import { z } from 'zod'
import type { Actor } from '#lib/audit/schema.ts'

export type Section = { id: string; name: string }

/** A section with how many articles stand under it. */
export type ListedSection = Section & { articles: number }

export const sectionName = z
  .string()
  .trim()
  .max(100)
  .regex(/[\p{L}\p{N}]/u, 'A name has a letter or a digit.')

export const newSection = z.object({ name: sectionName })
export type NewSection = z.infer<typeof newSection>

/** How many articles one request moves. */
export const MOVED_LIMIT = 1000

/** Stands for articles under no section. */
export const NO_SECTION = 'none'

/** A section's id, or `NO_SECTION`; null where it does not matter. */
export const sectionFilter = z.union([z.uuid(), z.literal(NO_SECTION)]).nullable()
export type SectionFilter = z.infer<typeof sectionFilter>

/** All that a list of articles holds, up to the newest that the person saw counted. */
export const articleFilter = z.object({ section: sectionFilter, upTo: z.uuid() })
export type ArticleFilter = z.infer<typeof articleFilter>

const moveTo = z.object({ sectionId: z.uuid().nullable() })

/** Articles that are to stand under a section, or under none. */
export const articleMove = z.union([
  moveTo.extend({ articleIds: z.array(z.uuid()).min(1).max(MOVED_LIMIT) }),
  moveTo.extend({ filter: articleFilter }),
])
export type ArticleMove = z.infer<typeof articleMove>

/** Who has articles stand under sections by name, a person or a program. */
export type Placer = { siteId: string; actor: Actor; now: Date }

/** Who arranges a site's sections. */
export type Arranger = { siteId: string; userId: string; now: Date }

export type SectionOutcome =
  | { ok: true; id: string }
  | { ok: false; reason: 'name-taken' | 'not-here' | 'has-articles' }

/** `moved` counts those that stood elsewhere before. */
export type MoveOutcome = { ok: true; moved: number } | { ok: false; reason: 'no-such-section' }
