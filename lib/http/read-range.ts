/** Bytes of a body from `start` to `end`, both counted. */
export type ByteRange = { start: number; end: number }

/**
 * Which bytes of a body of `size` a request asks for, by RFC 9110: null where it asks for all, in several pieces, which
 * we give as a whole, or of another body than that of the tag; `outside` where there are no such bytes.
 */
export function readRange(
  headers: Headers,
  { size, tag }: { size: number; tag: string },
): ByteRange | 'outside' | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(headers.get('range') ?? '')
  const [, from = '', to = ''] = asked ?? []
  if (from === '' && to === '') return null
  if ((headers.get('if-range') ?? tag) !== tag) return null
  if (from === '') return Number(to) === 0 ? 'outside' : { start: Math.max(0, size - Number(to)), end: size - 1 }
  const range = { start: Number(from), end: to === '' ? size - 1 : Math.min(Number(to), size - 1) }
  if (range.start >= size) return 'outside'
  return range.start > range.end ? null : range
}
