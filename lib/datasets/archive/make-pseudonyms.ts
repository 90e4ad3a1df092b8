import { createHmac, hkdfSync } from 'node:crypto'

export type Pseudonyms = (kind: 'author' | 'annotator' | 'article', id: string) => string

/**
 * Names for people and articles that are the same within a dataset and tell nothing across datasets: 22 characters of
 * an HMAC-SHA-256 under a key that HKDF derives for the dataset. No way back without the installation's key.
 */
export function makePseudonyms(key: string, datasetId: string): Pseudonyms {
  const derived = Buffer.from(hkdfSync('sha256', key, '', datasetId, 32))
  return (kind, id) => createHmac('sha256', derived).update(`${kind}\0${id}`).digest('base64url').slice(0, 22)
}
