import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

const keyOf = (installation: string): Buffer =>
  Buffer.from(hkdfSync('sha256', installation, '', 'belowline webhook secrets', 32))

/** Seals a secret for the database (AES-256-GCM). `nonce` is 12 random bytes, never used twice. */
export function sealSecret(secret: string, { installation, nonce }: { installation: string; nonce: Buffer }): string {
  const cipher = createCipheriv('aes-256-gcm', keyOf(installation), nonce)
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Opens what was sealed. Throws when it was changed, or sealed by another installation. */
export function openSecret(sealed: string, installation: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(installation), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
