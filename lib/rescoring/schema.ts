import { z } from 'zod'
import type { Attribute } from '#lib/scoring/schema.ts'
import type { Version } from '#lib/versions/schema.ts'

/** Asks for a site's comments to be scored by another version, which goes on being scored by its own meanwhile. */
export const newRescoring = z.object({ versionId: z.uuid() })

/**
 * Makes a version current; `basedOn` is the number of the use that the person saw holding, `failed` how many comments they
 * were told that the version could not score.
 */
export const newUse = z.object({
  versionId: z.uuid(),
  basedOn: z.number().int().min(1),
  failed: z.number().int().min(0).default(0),
})

export type NewUse = z.input<typeof newUse>

export const RESCORING_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

/** One run of scoring a site by another version. `failed` counts comments that could not be scored. */
export type RescoringLine = {
  id: string
  version: Version
  state: (typeof RESCORING_STATES)[number]
  done: number
  failed: number
  total: number
  /** Why the run broke, in one sentence. */
  failure: string | null
  createdAt: Date
  endedAt: Date | null
}

/** How many comments of a site a version failed at, and has no score for to this day. */
export type FailureCount = Pick<Version, 'scorer' | 'digest'> & { count: number }

/** What changes while versions work: the newest run of a site, and the taking over of the version in use. */
export type Progress = {
  run: RescoringLine | null
  use: { number: number; moved: number; settled: boolean } | null
}

/** Which way a comment moves at a threshold: from below to it or over it, or the other way. */
export type Way = 'over' | 'under'

/** A waiting comment that moves, with both scores; null where a version gives none. `text` is its beginning. */
export type MovedExample = {
  commentId: string
  attribute: Attribute
  way: Way
  before: number | null
  after: number | null
  text: string
}

/** How many waiting comments lie in a cell of a square of GRID by GRID: score before across, score after up. */
export type Cell = { before: number; after: number; count: number }

/** Cells along one side of the square. */
export const GRID = 20

/** What a version would change at one attribute. `threshold` null: no rule, so nothing moves. */
export type AttributeChange = {
  attribute: Attribute
  threshold: number | null
  over: number
  under: number
  cells: Cell[]
}

/**
 * What would change for what waits, were a version current: `compared` comments have a score by it, `missing` have none
 * yet and `failed` have none because scoring failed, and these keep what they have.
 */
export type Preview = {
  compared: number
  missing: number
  failed: number
  flaggedBefore: number
  flaggedAfter: number
  attributes: AttributeChange[]
  examples: MovedExample[]
}
