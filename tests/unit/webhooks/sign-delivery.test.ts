import { describe, expect, it } from 'vitest'
import { openSecret, sealSecret } from '#lib/webhooks/seal-secret.ts'
import { isSigned, signDelivery } from '#lib/webhooks/sign-delivery.ts'

const now = new Date('2026-11-22T12:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('a signature', () => {
  const signature = signDelivery('{"a":1}', { secrets: ['new', 'old'], now })

  it('is the time and one HMAC for each live secret', () => {
    expect(signature).toMatch(/^t=1795348800,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/)
  })

  it.each([
    ['by the new secret', '{"a":1}', 'new', 0, true],
    ['by the old one', '{"a":1}', 'old', 299, true],
    ['too long ago', '{"a":1}', 'new', 301, false],
    ['in the future', '{"a":1}', 'new', -301, false],
    ['of another body', '{"a":2}', 'new', 0, false],
    ['by another secret', '{"a":1}', 'other', 0, false],
  ])('made %s: %s, %s, %d s', (_name, body, secret, seconds, expected) => {
    expect(isSigned(body, { signature, secret, now: later(seconds) })).toBe(expected)
  })

  it.each(['', 't=', 't=1795348800', 'v1=abc', 't=1795348800,v1=', 'nonsense'])('%j is none', (given) => {
    expect(isSigned('{"a":1}', { signature: given, secret: 'new', now })).toBe(false)
  })
})

describe('a sealed secret', () => {
  const nonce = Buffer.alloc(12, 7)
  const sealed = sealSecret('blw_secret', { installation: 'one', nonce })

  it('opens with the key of its installation alone, and only unchanged', () => {
    expect(openSecret(sealed, 'one')).toBe('blw_secret')
    expect(sealed).not.toContain(Buffer.from('blw_secret').toString('base64').slice(0, 8))
    expect(() => openSecret(sealed, 'two')).toThrow()
    const bytes = Buffer.from(sealed, 'base64')
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    expect(() => openSecret(bytes.toString('base64'), 'one')).toThrow()
  })
})
