import { Prisma } from '#lib/db/generated/client.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

/** A comment without a score stands above all scores, in view: infinity, as the indexes spell it. */
const COLUMNS: Record<Attribute, Prisma.Sql> = {
  identity_attack: Prisma.sql`coalesce(s.identity_attack, 'Infinity'::real)`,
  insult: Prisma.sql`coalesce(s.insult, 'Infinity'::real)`,
  obscene: Prisma.sql`coalesce(s.obscene, 'Infinity'::real)`,
  severe_toxicity: Prisma.sql`coalesce(s.severe_toxicity, 'Infinity'::real)`,
  sexual_explicit: Prisma.sql`coalesce(s.sexual_explicit, 'Infinity'::real)`,
  threat: Prisma.sql`coalesce(s.threat, 'Infinity'::real)`,
  toxicity: Prisma.sql`coalesce(s.toxicity, 'Infinity'::real)`,
}

/** The score of an attribute, `s` being comment_states. */
export function scoreColumn(attribute: Attribute): Prisma.Sql {
  return COLUMNS[attribute]
}
