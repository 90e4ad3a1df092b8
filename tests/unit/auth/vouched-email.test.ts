import { expect, it } from 'vitest'
import { vouchedEmail } from '#lib/auth/vouched-email.ts'

const email = 'ana@example.org'
const quiet = { verifiesEmails: false }
const trusted = { verifiesEmails: true }

it.each([
  ['verified', { email, email_verified: true }, quiet, email],
  ['verified, in words', { email, email_verified: 'true' }, quiet, email],
  ['not verified', { email, email_verified: false }, trusted, null],
  ['not verified, in words', { email, email_verified: 'false' }, trusted, null],
  ['verified in some way that nobody knows', { email, email_verified: 1 }, trusted, null],
  ['of which nothing is said', { email }, quiet, null],
  ['of which null is said', { email, email_verified: null }, quiet, null],
  ['of which nothing is said, by a provider that verifies', { email }, trusted, email],
  ['that is missing', { email_verified: true }, trusted, null],
])('an address that is %s is vouched for or not', (_, claims, provider, expected) => {
  expect(vouchedEmail({ sub: '1', ...claims }, provider)).toBe(expected)
})
