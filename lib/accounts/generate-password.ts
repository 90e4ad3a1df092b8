import { randomInt } from 'node:crypto'

/** Letters and digits that nobody mistakes for one another when a password is read out or copied by hand. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A random password of four groups of five, with 99 bits of entropy. */
export function generatePassword(): string {
  const group = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
