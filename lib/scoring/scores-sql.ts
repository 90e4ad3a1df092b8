import { Prisma } from '#lib/db/generated/client.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** The seven columns of comment_states (s) or scores (c) as one object. */
export function scoresAsJson(table: 's' | 'c'): Prisma.Sql {
  return Prisma.raw(`jsonb_build_object(${ATTRIBUTES.map((name) => `'${name}', ${table}.${name}`).join(', ')})`)
}

/** The highest of the seven columns of a table of comment_states (s, or ps for what a comment answers); null without scores. */
export function harshestSql(table: 's' | 'ps'): Prisma.Sql {
  return Prisma.raw(`greatest(${ATTRIBUTES.map((name) => `${table}.${name}`).join(', ')})`)
}
