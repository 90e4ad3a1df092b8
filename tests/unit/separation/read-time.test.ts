import { describe, expect, it } from 'vitest'
import { readTime } from '#lib/separation/read-time.ts'

describe('reading printed times', () => {
  it.each([
    ['2012-05-03T14:05:00Z', '2012-05-03T14:05:00Z'],
    ['2012-05-03T14:05:00+02:00', '2012-05-03T14:05:00+02:00'],
    ['May 3, 2012 at 4:05 pm', '2012-05-03T16:05:00'],
    ['16. Jul, 2012', '2012-07-16'],
    ['3 mars 2012', '2012-03-03'],
    ['03.04.2012, 14:05', '2012-04-03T14:05:00'],
    ['12/31/2012 12:05 AM', '2012-12-31T00:05:00'],
    ['25/12/2012', '2012-12-25'],
    ['February 29, 2012', '2012-02-29'],
  ])('reads %j', (printed, iso) => {
    expect(readTime(printed)).toBe(iso)
  })

  it.each(['03/04/2012', '3 days ago', 'February 30, 2012', '4:05 pm', '', 'May 3'])(
    'does not guess at %j',
    (printed) => {
      expect(readTime(printed)).toBeNull()
    },
  )
})
