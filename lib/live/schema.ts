import { z } from 'zod'

/** How many comments an announcement names at most; PostgreSQL carries 8,000 bytes. More are told by their number. */
export const NAMED_AT_MOST = 40

const status = z.enum(['pending', 'approved', 'hidden', 'escalated', 'gone'])

/** What happened on a site, told to every open browser: ids, and the names of colleagues. Never texts. */
export const announcement = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('decided'),
    site: z.string(),
    userId: z.string(),
    by: z.string(),
    count: z.number(),
    comments: z.array(z.object({ id: z.string(), version: z.number(), status })),
  }),
  z.object({
    kind: z.literal('gone'),
    site: z.string(),
    comments: z.array(z.object({ id: z.string(), version: z.number() })),
  }),
  z.object({
    kind: z.literal('assigned'),
    site: z.string(),
    userId: z.string(),
    count: z.number(),
    to: z.object({ id: z.string(), name: z.string() }).nullable(),
    ids: z.array(z.string()),
  }),
  z.object({ kind: z.literal('reported'), site: z.string(), ids: z.array(z.string()) }),
  z.object({ kind: z.literal('arrived'), site: z.string(), count: z.number() }),
  z.object({ kind: z.literal('claimed'), site: z.string(), commentId: z.string(), userId: z.string(), by: z.string() }),
  z.object({ kind: z.literal('left'), site: z.string(), commentId: z.string(), userId: z.string() }),
])
export type Announcement = z.infer<typeof announcement>
