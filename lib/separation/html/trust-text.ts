import type { Separation } from '../schema.ts'

/** From how sure on comments found in the mere text of an HTML page are believed. */
const SURE = 0.95

/**
 * Markup that no rule knows rarely holds comments: what the text alone shows must carry authors or times, in at least
 * half of the comments, or stand under a header that counts them.
 */
export function isTrusted({ comments, confidence }: Separation, header: boolean): boolean {
  const signed = comments.filter(({ author, postedAtText }) => author !== null && postedAtText !== null).length
  return confidence.hasComments >= SURE && signed * (header ? 4 : 2) >= comments.length
}
