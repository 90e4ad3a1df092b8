import { Prisma } from '#lib/db/generated/client.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** The seven columns of comment_states (s) or scores (c) as one object. */
export function scoresAsJson(table: 's' | 'c'): Prisma.Sql {
  return Prisma.raw(`jsonb_build_object(${ATTRIBUTES.map((name) => `'${name}', ${table}.${name}`).join(', ')})`)
}
