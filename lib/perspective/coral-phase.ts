import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { routeComment } from '#lib/policies/route-comment.ts'
import type { Policy } from '#lib/policies/schema.ts'
import type { ScoreOutcome } from '#lib/scoring/schema.ts'

/** What Coral asks of an external moderation phase; it says more, which is let be. The body is text or HTML, it does not say which. */
export const coralRequest = z.object({
  action: z.enum(['NEW', 'EDIT']).optional(),
  comment: z.object({ body: z.string(), parentID: z.string().nullish() }),
  story: z.object({ id: z.string(), url: z.string().optional() }).optional(),
})

/**
 * What Coral is answered where a person has to look. `SYSTEM_WITHHELD` is what its own phases say of what they find,
 * `PREMOD` of what nobody has found anything in yet; both wait in its pending queue.
 */
export const coralAnswer = z.object({
  status: z.enum(['SYSTEM_WITHHELD', 'PREMOD']),
  actions: z.array(z.object({ actionType: z.literal('FLAG'), reason: z.literal('COMMENT_DETECTED_TOXIC') })).optional(),
})
export type CoralAnswer = z.infer<typeof coralAnswer>

/** A comment that could not be scored, in time or at all: it waits for a person, whatever Coral's own settings say. */
export const UNSCORED: CoralAnswer = { status: 'PREMOD' }

/**
 * What Coral is told of a text's outcomes (as text, and as HTML where it has tags) by a site's policy. Null where no rule
 * speaks against it: then Coral goes on by its own rules. Nothing is ever approved here.
 */
export function answerCoral(rules: Policy['rules'], outcomes: readonly ScoreOutcome[]): CoralAnswer | null {
  if (outcomes.length === 0 || outcomes.some(({ outcome }) => outcome !== 'scored')) return UNSCORED
  const routes = outcomes.map((outcome) => routeComment(rules, outcome))
  if (routes.some(({ reasons }) => reasons.some(({ kind }) => kind === 'rule'))) {
    return { status: 'SYSTEM_WITHHELD', actions: [{ actionType: 'FLAG', reason: 'COMMENT_DETECTED_TOXIC' }] }
  }
  return routes.some(({ flagged }) => flagged) ? UNSCORED : null
}

/** More signatures than Coral has live secrets are nothing of Coral's. */
const MOST_SIGNATURES = 10

/**
 * Whether one of the signatures of `X-Coral-Signature` (`sha256=HEX`, several with commas between them while Coral's secret
 * is being rotated) is the HMAC-SHA-256 of the body by this secret.
 */
export function isFromCoral(body: Uint8Array, { signature, secret }: { signature: string; secret: string }): boolean {
  const expected = createHmac('sha256', secret).update(body).digest()
  const given = signature.split(',', MOST_SIGNATURES).flatMap((part) => {
    const hex = /^\s*sha256=([0-9a-f]{64})\s*$/i.exec(part)?.[1]
    return hex === undefined ? [] : [Buffer.from(hex, 'hex')]
  })
  return given.some((one) => timingSafeEqual(one, expected))
}
