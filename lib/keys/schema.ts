import { z } from 'zod'

/** What a key may be used for: bringing pages and comments in, scoring, sending feedback, moderating. */
export const KEY_SCOPES = ['analyze', 'suggest', 'moderate', 'ingest'] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

export const newKey = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(KEY_SCOPES)).min(1),
})
export type NewKey = z.infer<typeof newKey>

/** A key as it is listed: the key itself is shown once, when it is made, and never kept. */
export type ListedKey = {
  id: string
  name: string
  prefix: string
  scopes: string[]
  createdAt: Date
  revokedAt: Date | null
  lastUsedAt: Date | null
}
