import type { Found, FoundComment } from './rule.ts'

/** What a page says to a reader who has just written. */
const NOTICE = /^(?:thank you\.? your (?:reply|comment) has been|your comment is awaiting|loading)/i

/** Most carry an author or a time; where classes alone named them, half an author. */
function isSupported(comments: readonly FoundComment[], weak: boolean): boolean {
  const named = comments.filter(({ author }) => author !== null).length
  const signed = comments.filter(
    ({ author, time, timeText }) => author !== null || time !== null || timeText !== null,
  ).length
  return signed * 2 > comments.length && (!weak || named * 2 >= comments.length)
}

/**
 * Keeps the comments that read as such: some letters, no notice, not in a sidebar (nodes marked in `widgets`); parents
 * renumbered. Null where none is left, where most carry neither author nor time (names of classes alone prove little), or
 * where a single one holds most of the page's text (`total` letters) and no system named it.
 */
export function checkFound(found: Found, widgets: Uint8Array, total: number): Found | null {
  const kept = found.comments.map(
    ({ text, nodes }) =>
      !NOTICE.test(text) && /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) && widgets[nodes[0]] !== 1,
  )
  const number = new Map<number, number>()
  const comments: FoundComment[] = []
  found.comments.forEach((comment, i) => {
    if (kept[i] !== true) return
    const parent = comment.parent === null ? null : (number.get(comment.parent) ?? null)
    number.set(i, comments.push({ ...comment, parent }) - 1)
  })
  const [only] = comments
  if (found.weak === true && comments.length === 1 && (only?.text.length ?? 0) * 2 > total) return null
  return isSupported(comments, found.weak === true) ? { ...found, comments } : null
}
