/** More bytes than any client's body has outside of its strings, each of which counts as one, however long. */
export const MOST_OUTSIDE = 128 * 1024

const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * Whether a body in JSON has more between its strings than `MOST_OUTSIDE` bytes. Asked before it is parsed: what is sent
 * in one piece is parsed in one piece, and four million brackets would hold everybody up for half a second.
 */
export function isTooIntricate(body: Uint8Array): boolean {
  const { length } = body
  if (length <= MOST_OUTSIDE) return false
  let outside = 0
  for (let at = 0; at < length && outside <= MOST_OUTSIDE; at++) {
    outside += 1
    if (body[at] !== QUOTE) continue
    for (at++; at < length && body[at] !== QUOTE; at++) if (body[at] === BACKSLASH) at++
  }
  return outside > MOST_OUTSIDE
}
