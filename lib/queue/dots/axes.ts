import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** What the columns of a dot chart stand for: an attribute's scores, or the time of arrival. */
export const AXES = [...ATTRIBUTES, 'time'] as const
export type Axis = (typeof AXES)[number]

export const COLUMNS = 100

/**
 * How many comments stand in each of 100 columns. Column `i` goes from `edges[i]` on and under `edges[i + 1]`, the last
 * one to its end; edges are scores, or moments as ISO 8601. `without` counts those that have no score.
 */
export type Dots = { by: Axis; columns: number[]; edges: (number | string)[]; without: number }
