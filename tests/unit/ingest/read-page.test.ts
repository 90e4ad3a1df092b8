import { describe, expect, it } from 'vitest'
import { readPage } from '#lib/ingest/read-page.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const HTML = '<!doctype html><title>A page</title><p>Hello'

describe('reading bytes as a page', () => {
  it.each([
    ['plain words', 'Hello there', undefined, 'text'],
    ['a document', HTML, undefined, 'html'],
    ['a document sent as HTML', HTML, 'text/html; charset=utf-8', 'html'],
    ['words with an angle bracket', 'I <3 this', undefined, 'text'],
    ['nothing', '', undefined, 'text'],
  ])('takes %s for what it is', (_, text, contentType, kind) => {
    expect(readPage(bytes(text), { contentType }).source.kind).toBe(kind)
  })

  it('keeps the address of a document, and has none for words', () => {
    const url = 'https://example.org/a'
    expect(readPage(bytes(HTML), { url }).source).toMatchObject({ kind: 'html', url })
    expect(readPage(bytes('Hello'), { url }).source).toEqual({ kind: 'text', text: 'Hello' })
  })

  it.each([
    ['whole letters', 'café', undefined, 'text/plain;charset=utf-8', []],
    ['letters that were guessed before', 'café', true, 'text/plain;charset=utf-8', ['encoding-guessed']],
    ['letters that are guessed once more', '\xe9', true, undefined, ['encoding-guessed']],
  ])('warns of %s once', (_, text, guessed, contentType, warnings) => {
    expect(readPage(Buffer.from(text, contentType ? 'utf8' : 'latin1'), { contentType, guessed }).warnings).toEqual(
      warnings,
    )
  })

  it('reads any bytes without failing', () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 31 + (index >> 3)) & 255)
    expect(readPage(noise, {}).source.kind).toBe('text')
  })
})
