/** Whoever gave no name has many writers. */
const NOBODY = /^(?:an[oó]n[yiío]m\p{L}*|guest|gast|visitor|invit[ée]|invitado|ospite)\b/iu
const FEW = 3

/** Whether one person wrote all of several texts: so do those who report from a meeting, or of what has changed. */
export function isMonologue(comments: readonly { author: string | null }[]): boolean {
  const [{ author } = { author: null }] = comments
  if (comments.length < FEW || author === null || NOBODY.test(author)) return false
  return comments.every((comment) => comment.author === author)
}
