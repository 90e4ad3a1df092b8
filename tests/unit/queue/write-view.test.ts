import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { viewQuery } from '#lib/queue/schema.ts'
import { QUEUES, readBand, SCORINGS, writeBand } from '#lib/queue/views.ts'
import { viewQueryString } from '#lib/queue/write-view.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

const share = fc.integer({ min: 0, max: 100 }).map((whole) => whole / 100)
const band = fc
  .tuple(fc.constantFrom(...ATTRIBUTES), share, share)
  .map(([attribute, a, b]) => ({ attribute, from: Math.min(a, b), to: Math.max(a, b) }))
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const view = fc.record({
  queue: fc.constantFrom(...QUEUES),
  text: maybe(fc.string({ minLength: 1, maxLength: 200 }).filter((text) => text.trim() !== '')),
  author: maybe(fc.uuid({ version: 7 })),
  band: maybe(band.map(writeBand)),
  rule: maybe(fc.constantFrom(...ATTRIBUTES)),
  scoring: maybe(fc.constantFrom(...SCORINGS)),
  newer: maybe(fc.constantFrom('1h', '24h', '9999d')),
  before: maybe(fc.constant('2026-11-22T12:00:00.000Z')),
})

describe('the address of a view', () => {
  it('is read back as the same view', () => {
    fc.assert(
      fc.property(view, (given) => {
        const parsed = viewQuery.parse(given)
        const read = viewQuery.parse(Object.fromEntries(new URLSearchParams(viewQueryString(parsed))))
        expect(viewQueryString(read)).toBe(viewQueryString(parsed))
        expect(read).toEqual(JSON.parse(JSON.stringify(parsed)))
      }),
    )
  })

  it.each([
    { band: 'toxicity:0.8-0.5' },
    { band: 'kindness:0-1' },
    { band: 'toxicity:0-2' },
    { band: 'toxicity:0-1;' },
    { newer: '0h' },
    { older: '7 days' },
    { after: 'yesterday' },
    { author: "'; --" },
    { text: ' ' },
    { text: 'x'.repeat(201) },
    { rule: 'kindness' },
  ])('refuses %o', (query) => {
    expect(viewQuery.safeParse(query).success).toBe(false)
  })
})

describe('a band', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(band, (given) => {
        expect(readBand(writeBand(given))).toEqual(given)
      }),
    )
  })
})
