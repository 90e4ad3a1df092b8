import { sha256 } from '#lib/text.ts'

/** The same for texts that differ in case, blanks and the forms of characters alone: a SHA-256 in hexadecimal. */
export function duplicateGroup(text: string): string {
  return sha256(text.toWellFormed().normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim())
}
