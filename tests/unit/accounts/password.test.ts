import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatePassword } from '#lib/accounts/generate-password.ts'
import { checkPassword, normalisePassword } from '#lib/accounts/password.ts'

const email = 'ana.petrova@example.org'
const verdict = (password: string) => {
  const checked = checkPassword(password, email)
  return checked.ok ? 'ok' : checked.reason
}

describe('a password', () => {
  it.each([
    ['', 'too-short'],
    ['elevenchars', 'too-short'],
    ['👩‍🚀👩‍🚀👩‍🚀', 'too-short'],
    ['x'.repeat(257), 'too-long'],
    ['lantern orchard nine', 'ok'],
    ['lantern orchard', 'ok'],
    ['correcthorsebatterystaple', 'ok'],
    ['все мои пароли здесь', 'ok'],
    ['Tr0ub4dor&3xyz', 'ok'],
    ['#8!(52)_+{}?90', 'ok'],
    ['835901726453', 'too-simple'],
    ['the word password in a sentence', 'ok'],
    ['aaaaaaaaaaaa', 'too-simple'],
    ['abababababab', 'too-simple'],
    ['123456789012', 'too-simple'],
    ['password1234', 'too-simple'],
    ['PASSWORD!!!2026', 'too-simple'],
    ['admin-admin-admin', 'too-simple'],
    ['belowline2026!', 'too-simple'],
    ['qwertyuiop12', 'too-simple'],
    ['abcdefghijklm', 'too-simple'],
    ['987654321098', 'too-simple'],
    ['Ana.Petrova@example.org', 'is-email'],
    ['ana.petrova2026', 'is-email'],
  ])('%j is %s', (password, expected) => {
    expect(verdict(password)).toBe(expected)
  })

  it('is judged and hashed in one Unicode form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 12, maxLength: 60 }), (password) => {
        expect(normalisePassword(password.normalize('NFD'))).toBe(normalisePassword(password.normalize('NFC')))
        expect(verdict(password.normalize('NFD'))).toBe(verdict(password.normalize('NFC')))
      }),
    )
  })

  it('that is made at random always passes, and never comes twice', () => {
    const made = Array.from({ length: 500 }, generatePassword)
    expect(new Set(made).size).toBe(500)
    for (const password of made) {
      expect(password).toMatch(/^([a-km-z2-9]{5}-){3}[a-km-z2-9]{5}$/)
      expect(verdict(password)).toBe('ok')
    }
  })
})
