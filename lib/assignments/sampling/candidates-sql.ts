import type { Method, SampleChoice } from '#lib/assignments/sampling/schema.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { HideReason } from '#lib/decisions/kinds.ts'
import { viewCondition } from '#lib/queue/view-sql.ts'
import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'

/** What a hide says of an attribute. */
const REASONS: Record<Attribute, readonly HideReason[]> = {
  identity_attack: ['hate'],
  insult: ['insult'],
  obscene: ['profanity'],
  severe_toxicity: ['hate', 'threat'],
  sexual_explicit: ['sexual'],
  threat: ['threat'],
  toxicity: ['insult', 'hate', 'threat', 'sexual', 'profanity'],
}

const column = (alias: string, attribute: Attribute) => Prisma.raw(`${alias}.${attribute}`)

/** Whether a comment may be in a project: it has a text, and is not one that annotators are measured by. */
export const MAY_BE_CHOSEN = Prisma.sql`r.text IS NOT NULL
  AND NOT EXISTS (SELECT FROM gold_comments g WHERE g.comment_id = s.comment_id)`

type From = { siteId: string; seed: string; limit: number }

/** The comments that a method puts first, in its order, as comment_id, revision_id and text. */
export function candidates(method: Method, sample: SampleChoice, { siteId, seed, limit }: From): Prisma.Sql {
  const { joined, where, order } = RANKED[method](sample, seed)
  return Prisma.sql`
    SELECT s.comment_id AS "commentId", s.revision_id AS "revisionId", r.text, ${method} AS drawn
    FROM comment_states s JOIN revisions r ON r.id = s.revision_id ${joined}
    WHERE ${viewCondition(siteId, sample.view)} AND ${MAY_BE_CHOSEN} AND ${where}
    ORDER BY ${order}, s.comment_id LIMIT ${limit}`
}

type Ranked = { joined: Prisma.Sql; where: Prisma.Sql; order: Prisma.Sql }

const RANKED: Record<Method, (sample: SampleChoice, seed: string) => Ranked> = {
  random: (_, seed) => {
    return { joined: Prisma.empty, where: Prisma.sql`true`, order: Prisma.sql`md5(${seed} || s.comment_id::text)` }
  },
  uncertain: ({ attribute, threshold }) => {
    const order = Prisma.sql`abs(${column('s', attribute)} - ${threshold}::real)`
    return { joined: Prisma.empty, where: Prisma.sql`s.scoring = 'scored'`, order }
  },
  disagreement: () => {
    // The newest row of each version for the text, and how far any attribute is from one to another.
    const spreads = ATTRIBUTES.map((name) => Prisma.raw(`max(v.${name}) - min(v.${name})`))
    const joined = Prisma.sql`JOIN LATERAL (
      SELECT greatest(${Prisma.join(spreads)}) AS spread FROM scores v
      WHERE v.revision_id = s.revision_id AND v.outcome = 'scored' HAVING count(DISTINCT (v.scorer, v.digest)) > 1) d ON true`
    return { joined, where: Prisma.sql`true`, order: Prisma.sql`d.spread DESC` }
  },
  contradiction: ({ attribute, threshold }) => {
    const score = column('s', attribute)
    const joined = Prisma.sql`LEFT JOIN LATERAL (SELECT k.reason FROM decisions k WHERE k.comment_id = s.comment_id
      ORDER BY k.version DESC LIMIT 1) k ON true`
    const approved = Prisma.sql`(s.status = 'approved' AND ${score} >= ${threshold}::real)`
    const reasons = [...REASONS[attribute]]
    const hidden = Prisma.sql`(s.status = 'hidden' AND ${score} < ${threshold}::real AND k.reason = ANY(${reasons}::text[]))`
    return {
      joined,
      where: Prisma.sql`s.scoring = 'scored' AND (${approved} OR ${hidden})`,
      order: Prisma.sql`abs(${score} - ${threshold}::real) DESC`,
    }
  },
}
