import { z } from 'zod'

/** Where a site wants to hear of decisions. Public addresses alone: what leads inside is refused when it is called. */
export const endpointUrl = z.url({ protocol: /^https?$/ }).max(2000)

/** What is said of an address that would be refused at each delivery. */
export const NEVER_TOLD =
  'This address would never be told: it leads inside a network, names a port of its own, or a name and a password.'

/** For how long the secret before the last goes on signing, in milliseconds: a day. */
export const BOTH_LIVE_FOR = 24 * 60 * 60 * 1000

/** What an endpoint is told of a decision: ids and states, never texts or names. */
export const decisionMessage = z.object({
  type: z.literal('comment.decided'),
  deliveryId: z.uuid().describe('The same for every attempt.'),
  site: z.string(),
  comment: z.object({
    id: z
      .string()
      .nullable()
      .describe("The comment's id in the system that it comes from; none where it came with a page."),
    source: z.string(),
    commentId: z.uuid(),
    revision: z.number().int(),
  }),
  decision: z.object({
    id: z.uuid(),
    kind: z.string(),
    reason: z.string().nullable(),
    statusBefore: z.string(),
    status: z.string(),
    version: z.number().int(),
    undoes: z.uuid().nullable().describe('The decision that this one takes back.'),
    at: z.iso.datetime(),
  }),
})
export type DecisionMessage = z.infer<typeof decisionMessage>

/** A delivery that is due: whom to tell what, and the sealed secrets that sign it. */
export type DueDelivery = { id: string; url: string; secrets: string[]; message: DecisionMessage }

/** How a delivery went. `failure` says why no answer of the endpoint counts. */
export type DeliveryResult = { ok: boolean; status: number | null; failure: string | null }

export type ListedEndpoint = { id: string; url: string; createdAt: Date; previousUntil: Date | null }

export type ListedDelivery = {
  id: string
  url: string
  decisionId: string
  state: 'waiting' | 'delivered' | 'failed'
  attempts: number
  lastStatus: number | null
  lastFailure: string | null
  lastAt: Date | null
  createdAt: Date
  /** Its endpoint is told nothing any more: it cannot be sent again. */
  removed: boolean
}

/** Where a page of deliveries ends, and the next one goes on. */
export type DeliveryPlace = Pick<ListedDelivery, 'createdAt' | 'id'>

/** The place as it stands in an address. */
export function writePlace({ createdAt, id }: DeliveryPlace): string {
  return `${createdAt.getTime()}-${id}`
}

/** Reads what `writePlace` wrote; null for anything else. */
export function readPlace(text: unknown): DeliveryPlace | null {
  const [, time, id] = /^(\d{1,15})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(String(text)) ?? []
  return time && id ? { createdAt: new Date(Number(time)), id } : null
}
