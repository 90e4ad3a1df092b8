/**
 * The cross entropy of logits against soft labels, weighted; labels that are NaN are left out. Replaces each logit with
 * the loss's derivative by it, and returns the loss.
 */
export function logitLoss(logits: Float32Array, labels: Float32Array, weight: number): number {
  let loss = 0
  for (let k = 0; k < logits.length; k++) {
    const label = labels[k] ?? Number.NaN
    const logit = logits[k] ?? 0
    if (Number.isNaN(label)) {
      logits[k] = 0
      continue
    }
    const chance = 1 / (1 + Math.exp(-logit))
    loss += weight * (Math.max(logit, 0) - logit * label + Math.log1p(Math.exp(-Math.abs(logit))))
    logits[k] = weight * (chance - label)
  }
  return loss
}
