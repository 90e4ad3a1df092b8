import { z } from 'zod'
import { AXES } from '#lib/queue/dots/axes.ts'
import { viewFields, withOrder } from '#lib/queue/schema.ts'

/** A view, and what it is drawn by. */
export const dotsQuery = viewFields.extend({ by: z.enum(AXES).default('toxicity') }).transform(withOrder)
