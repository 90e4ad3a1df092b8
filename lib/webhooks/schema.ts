import { z } from 'zod'

/** Where a site wants to hear of decisions. Public addresses alone: what leads inside is refused when it is called. */
export const endpointUrl = z.url({ protocol: /^https?$/ }).max(2000)

/** For how long the secret before the last goes on signing, in milliseconds: a day. */
export const BOTH_LIVE_FOR = 24 * 60 * 60 * 1000

/** What an endpoint is told of a decision: ids and states, never texts or names. */
export type DecisionMessage = {
  type: 'comment.decided'
  deliveryId: string
  site: string
  comment: { id: string | null; source: string; commentId: string; revision: number }
  decision: {
    id: string
    kind: string
    reason: string | null
    statusBefore: string
    status: string
    version: number
    undoes: string | null
    at: string
  }
}

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
  createdAt: Date
}
