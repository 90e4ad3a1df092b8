import { describe, expect, it } from 'vitest'
import { decodePage, isHtml } from '#lib/separation/decode-page.ts'

const latin = Uint8Array.from([0x63, 0x61, 0x66, 0xe9])
const ascii = (text: string) => new TextEncoder().encode(text)

describe('decoding a page', () => {
  it('believes the byte-order mark before the header', () => {
    expect(decodePage(Uint8Array.from([0xef, 0xbb, 0xbf, 0xc3, 0xa9]), 'text/html; charset=iso-8859-1').text).toBe('é')
  })

  it('takes the charset of the header', () => {
    expect(decodePage(latin, 'text/plain; charset="ISO-8859-1"')).toEqual({ text: 'café', warnings: [] })
  })

  it('takes the charset that the page names', () => {
    const page = Uint8Array.from([...ascii('<meta charset="windows-1251">'), 0xef, 0xf0, 0xe8])
    expect(decodePage(page).text).toMatch(/при$/)
  })

  it('guesses where nothing names it, and says so', () => {
    expect(decodePage(latin)).toEqual({ text: 'café', warnings: ['encoding-guessed'] })
  })

  it('knows UTF-16 without a mark by its zeros', () => {
    expect(decodePage(Uint8Array.from(Buffer.from('hello there', 'utf16le'))).text).toBe('hello there')
  })

  it('trusts plain UTF-8 over a wrong name', () => {
    expect(decodePage(ascii('<meta charset="iso-8859-1">naïve')).text).toMatch(/naïve$/)
  })

  it('falls back from a charset that does not exist', () => {
    expect(decodePage(ascii('hello'), 'text/html; charset=nonsense')).toEqual({ text: 'hello', warnings: [] })
  })
})

describe('telling HTML from text', () => {
  it.each([
    ['<!doctype html><p>x', undefined, true],
    ['\n <!-- a --> <html>', undefined, true],
    ['<div>x</div>', undefined, true],
    ['a < b and b > c', undefined, false],
    ['plain', 'text/html; charset=utf-8', true],
    ['<p>source of a page</p>', 'text/plain', false],
    ['', undefined, false],
  ])('reads %j with type %s as %s', (text, type, html) => {
    expect(isHtml(text, type)).toBe(html)
  })
})
