import { z } from 'zod'

export type Site = { id: string; key: string; name: string }

/** A site's key stands in addresses and on the command line. */
export const siteKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'A site key is up to 63 lower case letters, digits and hyphens.')

export const newSite = z.object({ key: siteKey, name: z.string().trim().min(1).max(200) })

export type NewSite = z.infer<typeof newSite>
