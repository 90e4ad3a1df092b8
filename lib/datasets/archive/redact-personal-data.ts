import ipaddr from 'ipaddr.js'
import type { Move } from '#lib/datasets/archive/move-spans.ts'

/** Grows with every change of the rules below: the same snapshot is then other bytes. */
export const REDACTION_VERSION = 2

/** `moves` says where the text became longer or shorter, in their order. */
export type Redacted = { text: string; counts: Record<string, number>; moves: Move[] }

/** `hint` is what no match is without: most texts have none of it, and are not searched. */
type Rule = { token: string; hint: RegExp; pattern: RegExp; holds?: (found: string) => boolean }

/** In this order: an address holds a domain, and an IBAN holds what looks like a telephone number. */
const RULES: readonly Rule[] = [
  { token: 'URL', hint: /:\/\/|www\./i, pattern: /\b(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)\]']/giu },
  { token: 'EMAIL', hint: /@/, pattern: /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/giu },
  { token: 'IBAN', hint: /\d/, pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g, holds: isIban },
  { token: 'CARD', hint: /\d/, pattern: /(?<![\d.])\d(?:[ -]?\d){12,18}(?![\d.]*\d)/g, holds: isCard },
  {
    token: 'IP',
    hint: /\d\./,
    pattern: /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/g,
  },
  {
    token: 'IP',
    hint: /[\da-f]:/i,
    pattern: /(?<![\p{L}\p{N}:])[\da-f]{1,4}(?::[\da-f]{0,4}){2,7}(?![\p{L}\p{N}:])/giu,
    holds: isIpv6,
  },
  {
    token: 'PHONE',
    hint: /\d/,
    pattern: /(?<![\p{L}\d]|\d[ ()./-])(?:\+|00)?\(?\d(?:[ ()./-]{0,2}\d){6,14}(?![ ()./-]{0,2}\d)/gu,
    holds: isPhone,
  },
  { token: 'HANDLE', hint: /@/, pattern: /(?<![\p{L}\p{N}@/<])@[A-Za-z_][A-Za-z0-9_]{1,29}/gu },
]

/**
 * A text with addresses, numbers and handles replaced by what they are, as in `<EMAIL>`. Names are not found, and a
 * text is no less public for it: who searches for the rest of it may find the comment.
 */
export function redactPersonalData(text: string): Redacted {
  const counts: Record<string, number> = {}
  const moves: Move[] = []
  const redacted = RULES.reduce((rest, { token, hint, pattern, holds }) => {
    if (!hint.test(rest)) return rest
    let longer = 0
    return rest.replace(pattern, (found: string, at: number) => {
      if (holds && !holds(found)) return found
      counts[token] = (counts[token] ?? 0) + 1
      const added = token.length + 2
      moves.push({ at: at + longer, removed: found.length, added })
      longer += added - found.length
      return `<${token}>`
    })
  }, text)
  return { text: redacted, counts, moves }
}

/** Eight groups, or a gap between at least three: `a::b` may be anything. */
function isIpv6(found: string): boolean {
  return ipaddr.IPv6.isValid(found) && found.split(':').filter(Boolean).length >= 3
}

/** Luhn's check, ISO/IEC 7812-1. */
function isCard(found: string): boolean {
  const digits = [...found.replace(/\D/g, '')].reverse().map(Number)
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit : digit * 2
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return digits.length >= 13 && sum % 10 === 0
}

/** The check digits of ISO 13616: modulo 97 is 1. */
function isIban(found: string): boolean {
  const plain = found.replaceAll(' ', '')
  const moved = plain.slice(4) + plain.slice(0, 4)
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return plain.length >= 15 && [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}

/** A number with a sign of being dialled: a prefix, an area in brackets, or groups. Years and sums have none. */
function isPhone(found: string): boolean {
  const digits = found.replace(/\D/g, '')
  const grouped = found.split(/[ ()./-]+/).filter(Boolean)
  const dialled = /^(\+|00|\(?0)/.test(found) || (grouped.length >= 3 && grouped.every((group) => group.length <= 5))
  const date = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(found)
  const sum = /^\d{1,3}([ .]\d{3})+$/.test(found)
  return digits.length >= 7 && digits.length <= 15 && dialled && !date && !sum
}
