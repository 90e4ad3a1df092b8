import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { normalisePassword } from '#lib/accounts/password.ts'

/** argon2id with the parameters that OWASP names first: 19 MiB, two passes, one lane. */
const options = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash of a password in PHC form, with a salt and the parameters in it. Slow on purpose, off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalisePassword(password), options)
}

let nobody: Promise<string> | undefined

/**
 * Whether the password is the one that was hashed. Where there is no hash it takes as long and answers no, so that the
 * time of an answer does not say which addresses have an account.
 */
export async function verifyPassword(password: string, hashed: string | null): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const right = await verify(hashed ?? (await nobody), normalisePassword(password))
  return hashed !== null && right
}
