import { z } from 'zod'

/** What a key may be used for: bringing pages and comments in, scoring, sending feedback, moderating. */
export const KEY_SCOPES = ['analyze', 'suggest', 'moderate', 'ingest'] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

/** A browser origin: scheme, host and port, nothing after. */
const origin = z
  .string()
  .trim()
  .refine(isOrigin, 'must be an origin such as https://news.example')
  .transform((text) => new URL(text).origin)

function isOrigin(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false
  return new URL(text).origin === text.toLowerCase().replace(/\/$/, '')
}

export const newKey = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(KEY_SCOPES)).min(1),
  /** The browser origins that may use it; empty for all, and for programs that are no browsers. */
  origins: z.array(origin).max(50).default([]),
  /** Requests a minute; null for as many as come. */
  ratePerMinute: z.number().int().min(1).max(1_000_000).nullable().default(null),
})
export type NewKey = z.input<typeof newKey>

/** A key that stands, as a request meets it. */
export type StandingKey = {
  id: string
  siteId: string
  scopes: string[]
  origins: string[]
  ratePerMinute: number | null
}

/** What a key was used for since it was last written down. */
export type KeyUse = { id: string; requests: number; refused: number; lastUsedAt: Date }

/** A key as it is listed: the key itself is shown once, when it is made, and never kept. */
export type ListedKey = {
  id: string
  name: string
  prefix: string
  scopes: string[]
  origins: string[]
  ratePerMinute: number | null
  requests: number
  refused: number
  createdAt: Date
  revokedAt: Date | null
  lastUsedAt: Date | null
}
