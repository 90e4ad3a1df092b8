import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyedDigest, sha256, storable } from '#lib/text.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('\0', '\ud800', '\udc00', '😀', 'a', '\uffff'), { maxLength: 30 })
    .map((all) => all.join('')),
)

describe('a storable text', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a\0b', 'a\ufffdb'],
    ['\0\0', '\ufffd\ufffd'],
    ['high \ud83d alone', 'high \ufffd alone'],
    ['low \ude00 alone', 'low \ufffd alone'],
    ['\ude00\ud83d', '\ufffd\ufffd'],
    ['a pair 😀', 'a pair 😀'],
    ['line\r\nends\u2028', 'line\r\nends\u2028'],
  ])('of %j is %j', (text, expected) => {
    expect(storable(text)).toBe(expected)
  })

  it('has no NUL and no lone surrogate', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const stored = storable(text)
        expect(stored.includes('\0')).toBe(false)
        expect(stored.isWellFormed()).toBe(true)
      }),
    )
  })

  it('keeps every other code unit in its place, so that spans hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const stored = storable(text)
        expect(stored).toHaveLength(text.length)
        for (let at = 0; at < text.length; at += 1) expect([text[at], '\ufffd']).toContain(stored[at])
      }),
    )
  })

  it('is storable as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(storable(storable(text))).toBe(storable(text))
      }),
    )
  })
})

describe('digests', () => {
  it('are those that are published', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    // RFC 4231, case 2.
    expect(keyedDigest('Jefe', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
  })

  it('read a text as UTF-8', () => {
    expect(sha256('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c')
  })
})
