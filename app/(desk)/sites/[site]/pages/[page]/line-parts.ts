import type { PagePreview } from '#lib/ingest/page-preview.ts'

export type ShownBlocks = PagePreview['blocks']

/** The parts that are shown of the line that a block is of. */
export type LineParts = {
  /** The index of the first one. */
  first: number
  /** The places where the others begin. */
  splits: readonly number[]
  /** The place where the first one was split from one that is not shown; null where the line begins with it. */
  before: number | null
  /** Whether these are all parts of the line. Where what is shown ends with one, and splits come later, nobody knows. */
  whole: boolean
}

/** A line that nobody split is its own only part. */
export function partsOfLine({ from, shown }: ShownBlocks, splits: readonly number[], block: number): LineParts {
  const split = new Set(splits)
  const placeOf = (index: number) => shown[index - from]?.start ?? -1
  let first = block
  while (first > from && split.has(placeOf(first))) first -= 1
  const others: number[] = []
  for (let index = first + 1; split.has(placeOf(index)); index += 1) others.push(placeOf(index))
  const before = split.has(placeOf(first)) ? placeOf(first) : null
  const last = first + others.length
  const isLastShown = last === from + shown.length - 1
  const goesOn = isLastShown && splits.some((place) => place > placeOf(last))
  return { first, splits: others, before, whole: before === null && !goesOn }
}

/** The shown blocks with one split at a place, as they will be when the server has said what the parts are. */
export function splitShown(
  { from, shown }: ShownBlocks,
  { block, place }: { block: number; place: number },
): ShownBlocks {
  const own = shown[block - from]
  if (!own) return { from, shown }
  const at = place - own.start
  const first = { ...own, text: own.text.slice(0, at).trimEnd(), more: 0 }
  const second = { ...own, text: own.text.slice(at), start: place }
  return { from, shown: shown.toSpliced(block - from, 1, first, second) }
}

/**
 * The shown blocks with those from `first` to `last` as one, as they were before they were split; null where the first is
 * not shown, or one before the last not whole, so that only the server knows.
 */
export function joinShown(
  { from, shown }: ShownBlocks,
  { first, last }: { first: number; last: number },
): ShownBlocks | null {
  if (first < from) return null
  const parts = shown.slice(first - from, last - from + 1)
  const [own, end] = [parts[0], parts.at(-1)]
  if (!own || !end || parts.slice(0, -1).some(({ more }) => more > 0)) return null
  const texts = parts.map(({ text, start }, i) => {
    const before = parts[i - 1]
    return `${' '.repeat(before ? Math.max(0, start - before.start - before.text.length) : 0)}${text}`
  })
  return { from, shown: shown.toSpliced(first - from, parts.length, { ...own, text: texts.join(''), more: end.more }) }
}
