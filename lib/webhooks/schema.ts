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
