import { describe, expect, it } from 'vitest'
import { readRange } from '#lib/http/read-range.ts'

const read = (range: string | null, more: Record<string, string> = {}) =>
  readRange(new Headers({ ...(range === null ? {} : { range }), ...more }), { size: 100, tag: '"abc"' })

describe('the bytes that a request asks for', () => {
  it.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=100-', 'outside'],
    ['bytes=-0', 'outside'],
    ['bytes=9-3', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['rows=0-1', null],
    [null, null],
  ])('by %j are %j', (range, expected) => {
    expect(read(range)).toEqual(expected)
  })

  it('are all of them where the rest would be of another body', () => {
    expect(read('bytes=50-', { 'if-range': '"abc"' })).toEqual({ start: 50, end: 99 })
    expect(read('bytes=50-', { 'if-range': '"old"' })).toBeNull()
  })
})
