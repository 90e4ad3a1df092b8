import { describe, expect, it } from 'vitest'
import { clientAddress } from '#lib/http/client-address.ts'

describe('the address of a client', () => {
  it.each([
    ['the socket’s', '192.0.2.1', undefined, false, '192.0.2.1'],
    ['the socket’s, whatever the client claims', '192.0.2.1', '203.0.113.9', false, '192.0.2.1'],
    ['what our proxy saw', '10.0.0.1', '203.0.113.9', true, '203.0.113.9'],
    [
      'the last that our proxy saw, whatever the client claims',
      '10.0.0.1',
      '1.1.1.1, 203.0.113.9',
      true,
      '203.0.113.9',
    ],
    ['the proxy’s where it says nothing', '10.0.0.1', undefined, true, '10.0.0.1'],
    ['the proxy’s where it says nothing useful', '10.0.0.1', ' , ', true, '10.0.0.1'],
    ['unknown where nobody knows', undefined, undefined, false, 'unknown'],
  ])('is %s', (_which, socketAddress, forwardedFor, trustProxy, address) => {
    expect(clientAddress({ socketAddress, forwardedFor, trustProxy })).toBe(address)
  })
})
