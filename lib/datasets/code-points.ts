/** How many UTF-16 code units stand before a place that is counted in code points; past the end is past the end. */
export function unitsBefore(text: string, points: number): number {
  let [units, left] = [0, points]
  for (const point of text) {
    if (left === 0) break
    units += point.length
    left -= 1
  }
  return units + left
}
