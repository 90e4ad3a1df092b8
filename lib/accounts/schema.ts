import { z } from 'zod'

/** The six roles, from the least to the most. */
export const ROLES = ['viewer', 'annotator', 'moderator', 'researcher', 'lead', 'admin'] as const

export type Role = (typeof ROLES)[number]

/** A role on one site, or on all of them when `siteId` is null. */
export type Grant = { role: Role; siteId: string | null }

/** Who is signed in, and what was granted to them. */
export type Person = { id: string; name: string; email: string; grants: Grant[] }

/** A person as the people page lists them. */
export type Account = Person & { active: boolean; hasPassword: boolean; createdAt: Date; lastSignInAt: Date | null }

/** An e-mail address as accounts are told apart by it: without blanks around it, in lower case. */
export const emailAddress = z.string().trim().toLowerCase().pipe(z.email('This is not an e-mail address.').max(254))

export const newGrant = z.object({ role: z.enum(ROLES), siteId: z.uuid().nullable() })

export const newPerson = z.object({
  email: emailAddress,
  name: z.string().trim().min(1, 'A name is needed.').max(100, 'At most 100 characters.'),
  grant: newGrant,
})

export type NewPerson = z.infer<typeof newPerson>
