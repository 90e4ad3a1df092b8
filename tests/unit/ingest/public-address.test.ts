import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPublicAddress } from '#lib/ingest/public-address.ts'

/** Every range that IANA keeps for something else than the public internet: first and last address of each. */
const NOT_PUBLIC: [range: string, ...addresses: string[]][] = [
  ['0.0.0.0/8 this network', '0.0.0.0', '0.255.255.255'],
  ['10.0.0.0/8 private', '10.0.0.0', '10.1.2.3', '10.255.255.255'],
  ['100.64.0.0/10 carriers', '100.64.0.0', '100.127.255.255'],
  ['127.0.0.0/8 loopback', '127.0.0.0', '127.0.0.1', '127.255.255.255'],
  ['169.254.0.0/16 link-local', '169.254.0.0', '169.254.169.254', '169.254.255.255'],
  ['172.16.0.0/12 private', '172.16.0.0', '172.31.255.255'],
  ['192.0.0.0/24 protocols', '192.0.0.0', '192.0.0.170', '192.0.0.255'],
  ['192.0.2.0/24 documents', '192.0.2.0', '192.0.2.255'],
  ['192.31.196.0/24 AS112', '192.31.196.0', '192.31.196.255'],
  ['192.52.193.0/24 AMT', '192.52.193.0', '192.52.193.255'],
  ['192.88.99.0/24 6to4 relays', '192.88.99.0', '192.88.99.255'],
  ['192.168.0.0/16 private', '192.168.0.0', '192.168.255.255'],
  ['192.175.48.0/24 AS112', '192.175.48.0', '192.175.48.255'],
  ['198.18.0.0/15 benchmarks', '198.18.0.0', '198.19.255.255'],
  ['198.51.100.0/24 documents', '198.51.100.0', '198.51.100.255'],
  ['203.0.113.0/24 documents', '203.0.113.0', '203.0.113.255'],
  ['224.0.0.0/4 multicast', '224.0.0.0', '239.255.255.255'],
  ['240.0.0.0/4 reserved', '240.0.0.0', '255.255.255.254'],
  ['broadcast', '255.255.255.255'],
  ['::/128 unspecified', '::'],
  ['::1/128 loopback', '::1', '0:0:0:0:0:0:0:1'],
  ['::/96 compatible', '::10.0.0.1', '::8.8.8.8', '::2'],
  ['::ffff:0:0/96 mapped', '::ffff:10.0.0.1', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::FFFF:192.168.0.1'],
  ['::ffff:0:0:0/96 translated', '::ffff:0:8.8.8.8', '::ffff:0:127.0.0.1'],
  ['64:ff9b::/96 NAT64', '64:ff9b::8.8.8.8', '64:ff9b::10.0.0.1', '64:ff9b::7f00:1'],
  ['64:ff9b:1::/48 local NAT64', '64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:127.0.0.1'],
  ['100::/64 discard', '100::', '100::ffff:ffff:ffff:ffff'],
  ['2001::/32 Teredo', '2001::', '2001:0:ffff:ffff:ffff:ffff:ffff:ffff', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ['2001:2::/48 benchmarks', '2001:2::', '2001:2:0:ffff:ffff:ffff:ffff:ffff'],
  ['2001:10::/28 ORCHID', '2001:10::', '2001:1f:ffff:ffff::'],
  ['2001:20::/28 ORCHID v2', '2001:20::', '2001:2f:ffff:ffff::'],
  ['2001:db8::/32 documents', '2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['2002::/16 6to4', '2002::', '2002:7f00:1::', '2002:a00:1::', '2002:808:808::', '2002:ffff:ffff::'],
  ['3fff::/20 documents', '3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['5f00::/16 segment routing', '5f00::', '5f00:ffff::'],
  ['fc00::/7 unique local', 'fc00::', 'fd12:3456::1', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fe80::/10 link-local', 'fe80::1', 'febf:ffff::', 'fe80::1%eth0'],
  ['fec0::/10 site-local', 'fec0::1', 'feff::1'],
  ['ff00::/8 multicast', 'ff00::', 'ff02::1', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['never given out', '1::', '200::1', '1fff:ffff::', '4000::', '8000::1', 'e000::1'],
]

const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '169.253.255.255',
  '172.15.255.255',
  '172.32.0.0',
  '192.0.1.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '::ffff:8.8.8.8',
  '2000::1',
  '2001:200::1',
  '2001:4860:4860::8888',
  '2003::1',
  '2606:4700::1111',
  '2a00:1450:4001:80b::200e',
  '3ffe::1',
]

const NO_ADDRESSES = [
  '',
  ' ',
  'localhost',
  'example.org',
  '8.8.8.8.8',
  '256.1.1.1',
  '8.8.8.8/32',
  ' 8.8.8.8',
  '8.8.8.8\n',
  '[2606:4700::1111]',
  '2606:4700:::1111',
  '::ffff:8.8.8.8.8',
  'http://8.8.8.8',
]

describe('an address', () => {
  it.each(NOT_PUBLIC)('of %s is not public', (_, ...addresses) => {
    for (const address of addresses) expect([address, isPublicAddress(address)]).toEqual([address, false])
  })

  it.each(PUBLIC)('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each(NO_ADDRESSES)('%j, which is none, is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it('written as mapped IPv6 is as public as it is as IPv4', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address))
      }),
      { numRuns: 1000 },
    )
  })

  it('carried by NAT64, 6to4 or Teredo is never public', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)), ([a, b, c, d]) => {
        const hex = (high: number, low: number) => ((high << 8) | low).toString(16)
        const [first, second] = [hex(a, b), hex(c, d)]
        const carried = [`64:ff9b::${a}.${b}.${c}.${d}`, `2002:${first}:${second}::1`, `2001:0:${first}:${second}::`]
        for (const address of carried) expect(isPublicAddress(address)).toBe(false)
      }),
    )
  })

  it('is answered for whatever text stands there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.ipV6()), (text) => {
        expect(typeof isPublicAddress(text)).toBe('boolean')
      }),
    )
  })
})
