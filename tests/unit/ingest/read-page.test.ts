import { describe, expect, it } from 'vitest'
import { readPage } from '#lib/ingest/read-page.ts'
import { borderCorrection, MAX_PAGE_LENGTH, pageSource } from '#lib/ingest/schema.ts'

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
    expect(readPage(bytes(text), { contentType }).kind).toBe(kind)
  })

  it('keeps the address of a document, and has none for words', () => {
    const url = 'https://example.org/a'
    expect(readPage(bytes(HTML), { url })).toMatchObject({ kind: 'html', url })
    expect(readPage(bytes('Hello'), { url })).toEqual({ kind: 'text', text: 'Hello' })
  })

  it('reads any bytes without failing', () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 31 + (index >> 3)) & 255)
    expect(readPage(noise, {}).kind).toBe('text')
  })
})

describe('a page as it is sent', () => {
  it.each([
    ['a text', { kind: 'text', text: 'a' }, true],
    ['a text as long as may be', { kind: 'text', text: 'a'.repeat(MAX_PAGE_LENGTH) }, true],
    ['a text that is longer', { kind: 'text', text: 'a'.repeat(MAX_PAGE_LENGTH + 1) }, false],
    ['a document with its address', { kind: 'html', html: HTML, url: 'https://example.org/' }, true],
    ['a document with an address that is none', { kind: 'html', html: HTML, url: 'not an address' }, false],
    ['something else', { kind: 'pdf', bytes: '' }, false],
    ['nothing', null, false],
  ])('%s is taken or refused', (_, source, accepted) => {
    expect(pageSource.safeParse(source).success).toBe(accepted)
  })

  it.each([
    [0, true],
    [null, true],
    [-1, false],
    [0.5, false],
    ['0', false],
    [undefined, false],
  ])('may have its first comment at block %s: %s', (firstCommentBlock, accepted) => {
    expect(borderCorrection.safeParse({ firstCommentBlock }).success).toBe(accepted)
  })
})
