import { z } from 'zod'
import { viewFields, withOrder } from '#lib/queue/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/**
 * How comments are chosen: `random`; `uncertain`, nearest to a threshold of an attribute; `disagreement`, where two
 * scorers differ most; `contradiction`, approved in spite of a high score, or hidden for the attribute in spite of a low one.
 */
export const METHODS = ['random', 'uncertain', 'disagreement', 'contradiction'] as const
export type Method = (typeof METHODS)[number]

/** Why a comment is in a project: by a method, or because it was named by a view or a file. */
export type Drawn = Method | 'view' | 'file'

/** The most comments of one project. Near-duplicates are looked for among all of them. */
export const PROJECT_LIMIT = 20_000

const everything = viewFields.extend({ queue: viewFields.shape.queue.unwrap().default('all') }).transform(withOrder)

export const sampleChoice = z.object({
  kind: z.literal('sample'),
  /** Where it is drawn from. */
  view: everything,
  count: z.number().int().min(1).max(PROJECT_LIMIT),
  method: z.enum(METHODS),
  attribute: z.enum(ATTRIBUTES).default('toxicity'),
  /** Of scores, 0..1. */
  threshold: z.number().min(0).max(1).default(0.5),
  /** At least so much of it is drawn at random, 0..1: what no method looks for is found there alone. */
  randomFloor: z.number().min(0).max(1).default(0.2),
  /** Takes one of texts that are nearly the same. */
  diverse: z.boolean().default(true),
})
export type SampleChoice = z.infer<typeof sampleChoice>

/** Which comments a project is about. */
export const choice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('view'), view: everything }),
  sampleChoice,
  z.object({
    kind: z.literal('file'),
    /** Ids as the desk or an archive writes them. */
    ids: z
      .array(
        z
          .string()
          .trim()
          .transform((text) => text.replace(/^c_/, ''))
          .pipe(z.uuid()),
      )
      .min(1)
      .max(PROJECT_LIMIT),
  }),
])
export type Choice = z.infer<typeof choice>

/** One chosen comment. */
export type Chosen = { commentId: string; revisionId: string; drawn: Drawn; text: string }

export type ChoiceOutcome =
  | { ok: true; chosen: Chosen[] }
  | { ok: false; reason: 'nothing' | 'too-many' }
  | { ok: false; reason: 'unknown-ids'; missing: number; first: string[] }
