/**
 * For each line how well it parts the page in two: the weighted squares between the means before it and from it on,
 * over the largest of them (one-way analysis of variance with a moving border). `direction` is 1 where the later part
 * must be larger and -1 where smaller; a break the other way counts 0. Linear in the lines.
 */
export function findBreaks(values: readonly number[], weights: readonly number[], direction: 1 | -1): Float64Array {
  const breaks = new Float64Array(values.length)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const total = values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0)
  let [weight, sum, largest] = [0, 0, 0]
  for (let i = 0; i < values.length; i++) {
    const rest = all - weight
    if (weight > 0.5 && rest > 0.5) {
      const step = (total - sum) / rest - sum / weight
      breaks[i] = step * direction > 0 ? (step * step * weight * rest) / all : 0
      largest = Math.max(largest, breaks[i] ?? 0)
    }
    weight += weights[i] ?? 0
    sum += (values[i] ?? 0) * (weights[i] ?? 0)
  }
  return largest === 0 ? breaks : breaks.map((value) => value / largest)
}
