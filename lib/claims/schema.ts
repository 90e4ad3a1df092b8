import { z } from 'zod'

/** How long a claim lives without a heartbeat, in seconds, and how often a browser sends one. */
export const CLAIM_SECONDS = 60

/** Takes a comment, or says that one is still on it; what was left behind is named to be released at once. */
export const claimRequest = z.object({ commentId: z.uuid().nullable(), leave: z.uuid().nullable() })
export type ClaimRequest = z.infer<typeof claimRequest>

/** Whose comment it is. `mine` is false when a colleague was there first. */
export type Claimed = { commentId: string; mine: boolean; by: string }

/** `seconds` are left of it. */
export type OpenClaim = { commentId: string; userId: string; by: string; seconds: number }
