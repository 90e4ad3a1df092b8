import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { network, sayWait, signInDelay, signInDelays, signInKey } from '#lib/accounts/sign-in-delay.ts'

describe('the wait after failed sign-ins', () => {
  it.each([
    ['account', 1, 0],
    ['account', 4, 0],
    ['account', 5, 2],
    ['account', 6, 4],
    ['account', 12, 256],
    ['account', 13, 300],
    ['account', 1000, 300],
    ['address', 29, 0],
    ['address', 30, 2],
    ['address', 40, 900],
  ] as const)('of an %s after %i is %i seconds', (kind, failures, seconds) => {
    expect(signInDelay(kind, failures)).toBe(seconds)
  })

  it.each(['account', 'address'] as const)('of an %s never gets shorter and is listed as it is computed', (kind) => {
    const waits = signInDelays(kind)
    waits.forEach((wait, index) => {
      expect(wait).toBe(signInDelay(kind, index + 1))
      if (index > 0) expect(wait).toBeGreaterThanOrEqual(waits[index - 1] ?? 0)
    })
    expect(signInDelay(kind, waits.length + 50)).toBe(waits.at(-1))
  })

  it.each([
    [0, '1 second'],
    [0.2, '1 second'],
    [2, '2 seconds'],
    [59.1, '1 minute'],
    [61, '2 minutes'],
    [300, '5 minutes'],
  ])('of %f seconds is said as %s', (seconds, words) => {
    expect(sayWait(seconds)).toBe(words)
  })
})

describe('an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['unknown', 'unknown'],
    ['', ''],
  ])('%j is counted as %j', (address, counted) => {
    // Groups are compared as numbers: what matters is that one network has one name.
    expect(network(address)).toBe(
      counted.includes(':')
        ? counted
            .split(':')
            .map((group) => Number.parseInt(group, 16))
            .join(':')
        : counted,
    )
  })

  it('of one IPv6 network is one, whatever its last half', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 }), (tail) => {
        const address = `2001:db8:1:2:${tail.map((group) => group.toString(16)).join(':')}`
        expect(network(address)).toBe(network('2001:db8:1:2::'))
      }),
    )
  })
})

describe('the key that failures are counted under', () => {
  const secret = 'a secret for digests of at least 32 characters'

  it('differs by kind, value and secret, and holds neither', () => {
    const keys = [
      signInKey('account', '192.0.2.7', secret),
      signInKey('address', '192.0.2.7', secret),
      signInKey('address', '192.0.2.8', secret),
      signInKey('address', '192.0.2.7', `${secret}!`),
    ]
    expect(new Set(keys).size).toBe(4)
    for (const key of keys) expect(key).toMatch(/^[\w-]{43}$/)
  })
})
