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

/** “It’s” – 5 € … */
const QUOTED = Uint8Array.from([0x93, 0x49, 0x74, 0x92, 0x73, 0x94, 0x20, 0x96, 0x20, 0x35, 0x20, 0x80, 0x20, 0x85])
const behind = (start: string, bytes: Uint8Array) => Uint8Array.from([...ascii(start), ...bytes])

describe('quotes, dashes and the euro of Windows-1252', () => {
  it.each([
    ['in a page that names it', behind('<meta charset="windows-1252">', QUOTED), []],
    ['in a page that says ISO-8859-1, as browsers read it', behind('<meta charset="iso-8859-1">', QUOTED), []],
    ['in a page that says nothing', behind('<p>', QUOTED), ['encoding-guessed']],
    ['in a page that wrongly says UTF-8', behind('<meta charset="utf-8">', QUOTED), ['encoding-guessed']],
  ])('are read %s', (_, bytes, warnings) => {
    const page = decodePage(bytes)
    expect(page.text.replace(/^.*>/, '')).toBe('“It’s” – 5 € …')
    expect(page.warnings).toEqual(warnings)
  })

  it('are those of the table for each of its bytes', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
    const text = String.fromCharCode(...bytes.subarray(0, 128)) + high + String.fromCharCode(...bytes.subarray(160))
    expect(decodePage(bytes, 'text/plain; charset=windows-1252').text).toBe(text)
  })
})

describe('a page that says UTF-8', () => {
  const utf8 = (text: string) => new TextEncoder().encode(`<meta charset="utf-8">${text}`)
  const broken = [...utf8('naïve Renée – “'), 0xff]

  it('and was cut inside of its last character is that', () => {
    expect(decodePage(utf8('naïve €').subarray(0, -1))).toEqual({
      text: expect.stringMatching(/naïve \ufffd$/),
      warnings: [],
    })
  })

  it('and is broken in one place keeps the others, with a warning', () => {
    const page = decodePage(Uint8Array.from([...broken, ...ascii(' end')]))
    expect(page.text).toMatch(/naïve Renée – “\ufffd end$/)
    expect(page.warnings).toEqual(['encoding-guessed'])
  })

  it('and prints the sign for a broken character is that', () => {
    expect(decodePage(utf8('a \ufffd here')).warnings).toEqual([])
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
