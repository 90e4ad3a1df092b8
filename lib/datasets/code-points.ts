/** How many code points stand before a place in a text that is counted in UTF-16 code units. */
export function pointsBefore(text: string, units: number): number {
  return [...text.slice(0, units)].length
}

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
