import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { careOf } from '#lib/care/care-of.ts'
import { NO_CARE, type SiteCare } from '#lib/care/schema.ts'

const mark = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
const site = fc.record({
  blurFrom: mark,
  breakAfter: fc.option(fc.integer({ min: 10, max: 240 })),
  countExposure: fc.boolean(),
  blurAtLeastFrom: mark,
  breakAtLeastAfter: fc.option(fc.integer({ min: 10, max: 240 })),
})

describe('the care of a person on a site', () => {
  it.each<[string, Parameters<typeof careOf>[0], Partial<SiteCare>, object]>([
    ['is none where nobody chose any', {}, {}, { blurFrom: null, breakAfter: null, countExposure: false }],
    [
      "is the site's where the person chose nothing",
      {},
      { blurFrom: 0.7, countExposure: true },
      { blurFrom: 0.7, countExposure: true },
    ],
    [
      "is the person's where they chose",
      { blurFrom: 0.9, countExposure: false },
      { blurFrom: 0.5, countExposure: true },
      { blurFrom: 0.9, countExposure: false },
    ],
    [
      'can be never',
      { blurFrom: null, breakAfter: null },
      { blurFrom: 0.5, breakAfter: 50 },
      { blurFrom: null, breakAfter: null },
    ],
    [
      'is never less than the site asks for',
      { blurFrom: null, breakAfter: 240 },
      { blurAtLeastFrom: 0.8, breakAtLeastAfter: 90 },
      { blurFrom: 0.8, breakAfter: 90 },
    ],
    [
      'may be more than that',
      { blurFrom: 0.3, breakAfter: 25 },
      { blurAtLeastFrom: 0.8, breakAtLeastAfter: 90 },
      { blurFrom: 0.3, breakAfter: 25 },
    ],
  ])('%s', (_, own, said, expected) => {
    expect(careOf(own, { ...NO_CARE, ...said })).toMatchObject(expected)
  })

  it('blurs and pauses as the site asks for at least, whatever the person chose', () => {
    const own = fc.record(
      { blurFrom: mark, breakAfter: fc.option(fc.integer({ min: 10, max: 240 })) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(own, site, (chosen, asked) => {
        const care = careOf(chosen, asked)
        if (asked.blurAtLeastFrom !== null) expect(care.blurFrom).toBeLessThanOrEqual(asked.blurAtLeastFrom)
        if (asked.breakAtLeastAfter !== null) expect(care.breakAfter).toBeLessThanOrEqual(asked.breakAtLeastAfter)
      }),
    )
  })
})
