/** The words that are scored at once. Longer texts are read through windows that overlap. */
export const WINDOW = 256
const STRIDE = 192

/** Half-open ranges of words that cover `size` words; the last reaches the end. */
export function windowsOver(size: number): [number, number][] {
  if (size <= WINDOW) return [[0, size]]
  const count = Math.ceil((size - WINDOW) / STRIDE) + 1
  return Array.from({ length: count }, (_, i) => {
    const end = Math.min(size, i * STRIDE + WINDOW)
    return [end - WINDOW, end]
  })
}

/**
 * One logit for a long text: half the worst window's, half the mean of all, so that one bad passage in much that is
 * fine counts, and more of them count for more.
 */
export function overWindows(logits: readonly number[]): number {
  const mean = logits.reduce((sum, logit) => sum + logit, 0) / Math.max(1, logits.length)
  return (Math.max(...logits) + mean) / 2
}
