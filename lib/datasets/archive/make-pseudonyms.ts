import { createHmac, hkdfSync } from 'node:crypto'

/** How many are remembered, of about 200 bytes each. */
const MOST_KNOWN = 20_000

export type Pseudonyms = (kind: 'author' | 'annotator' | 'article' | 'text', id: string) => string

/**
 * Names for people and articles that are the same within a dataset and tell nothing across datasets: 22 characters of
 * an HMAC-SHA-256 under a key that HKDF derives for the dataset. No way back without the installation's key.
 */
export function makePseudonyms(key: string, datasetId: string): Pseudonyms {
  const derived = deriveKey(key, datasetId)
  const known = new Map<string, string>()
  return (kind, id) => {
    const name = `${kind}\0${id}`
    // A text has one row; people and articles come again and again.
    if (kind === 'text') return digest(derived, name)
    const held = known.get(name)
    if (held !== undefined) return held
    if (known.size >= MOST_KNOWN) known.clear()
    const made = digest(derived, name)
    known.set(name, made)
    return made
  }
}

/** What tells whether two archives of a dataset have their pseudonyms under the same key. It tells nothing of the key. */
export function pseudonymKeyId(key: string, datasetId: string): string {
  return digest(deriveKey(key, datasetId), 'key')
}

function deriveKey(key: string, datasetId: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', datasetId, 32))
}

function digest(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, 22)
}
