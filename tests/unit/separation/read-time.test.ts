import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTime } from '#lib/separation/find-time.ts'
import { readTime } from '#lib/separation/read-time.ts'

describe('reading printed times', () => {
  it.each([
    ['2012-05-03T14:05:00Z', '2012-05-03T14:05:00Z'],
    ['2012-05-03T14:05:00+02:00', '2012-05-03T14:05:00+02:00'],
    ['May 3, 2012 at 4:05 pm', '2012-05-03T16:05:00'],
    ['16. Jul, 2012', '2012-07-16'],
    ['3 mars 2012', '2012-03-03'],
    ['05TH MARCH 2011 - 20:12', '2011-03-05T20:12:00'],
    ['03.04.2012, 14:05', '2012-04-03T14:05:00'],
    ['12/31/2012 12:05 AM', '2012-12-31T00:05:00'],
    ['25/12/2012', '2012-12-25'],
    ['February 29, 2012', '2012-02-29'],
    ['2021年3月5日 12:34', '2021-03-05T12:34:00'],
    ['2021年3月5日(金) 午後3:05', '2021-03-05T15:05:00'],
    ['2021/03/05 12:34', '2021-03-05T12:34:00'],
    ['2021.03.05', '2021-03-05'],
    ['12 maart 2021', '2021-03-12'],
    ['12 januari 2021', '2021-01-12'],
    ['12 stycznia 2021, 8:05', '2021-01-12T08:05:00'],
    ['5 mars 2021 à 14 h 05', '2021-03-05T14:05:00'],
    ['5. März 2024 um 14:05 Uhr', '2024-03-05T14:05:00'],
    ['5 de marzo de 2021 4:05 p. m.', '2021-03-05T16:05:00'],
    ['March 5, 2021 10:30 pm', '2021-03-05T22:30:00'],
    ['March 5, 2021 10:30 PST', '2021-03-05T10:30:00'],
    ['March 5, 2021 10:30 UTC', '2021-03-05T10:30:00Z'],
    ['2015-03-05 09:00:00Z', '2015-03-05T09:00:00Z'],
    ['2021-03-05 10:00:00 +0900', '2021-03-05T10:00:00+09:00'],
    ['2021-03-05 10:00:00-03:30', '2021-03-05T10:00:00-03:30'],
    ['2021-03-05 10:30 GMT-5', '2021-03-05T10:30:00-05:00'],
    ['2021-03-05 10:75', '2021-03-05'],
  ])('reads %j', (printed, iso) => {
    expect(readTime(printed)).toBe(iso)
    expect(findTime(`Ann | ${printed} | Reply`)).toEqual([6, 6 + printed.length])
  })

  it.each([
    ['Fri, 05 Mar 2021 10:12:01 +0100', '2021-03-05T10:12:01+01:00'],
    ['Fri Mar 05 2021 10:12:01 GMT+0100 (Central European Standard Time)', '2021-03-05T10:12:01+01:00'],
    ['March 5, 2021 at 10:30 Permalink', '2021-03-05T10:30:00'],
    ['2021-03-05 10:00-11:30', '2021-03-05T10:00:00'],
    ['March 5, 2021 10:30p', '2021-03-05T22:30:00'],
    ['2021-03-05T10:00:00.1234567890123Z', '2021-03-05T10:00:00.123456Z'],
  ])('reads %j, which machines write or a line goes on from', (printed, iso) => {
    expect(readTime(printed)).toBe(iso)
  })

  it.each([
    '2024-02-31T10:00:00Z',
    '0000-01-01T00:00:00',
    '2024-02-01T10:61:00Z',
    '2024-02-01T24:00:00Z',
    '2024-02-01T10:00:00+23:00',
  ])('knows that there is no %j', (written) => {
    expect(readTime(written)).toBeNull()
  })

  it('gives nothing but moments that there are', () => {
    const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'))
    const zone = fc.oneof(
      fc.constantFrom('', 'Z', ' UTC'),
      fc.tuple(fc.constantFrom('+', '-'), two, two).map((parts) => parts.join('')),
    )
    const written = fc.tuple(
      fc.constantFrom('0000', '1999', '2024'),
      two,
      two,
      fc.constantFrom('T', ' '),
      two,
      two,
      two,
      zone,
    )
    fc.assert(
      fc.property(written, ([year, month, day, join, hour, minute, second, offset]) => {
        const time = readTime(`${year}-${month}-${day}${join}${hour}:${minute}:${second}${offset}`)
        if (time === null) return
        const local = time.slice(0, 19)
        const moment = new Date(`${local}${local.length > 10 ? 'Z' : ''}`)
        expect(moment.toISOString().slice(0, local.length)).toBe(local)
        expect(Number(/[+-](\d{2}):?\d{2}$/.exec(time.slice(10))?.[1] ?? 0)).toBeLessThan(15)
      }),
    )
  })

  it.each(['03/04/2012', '3 days ago', 'February 30, 2012', '4:05 pm', '', 'May 3'])(
    'does not guess at %j',
    (printed) => {
      expect(readTime(printed)).toBeNull()
    },
  )
})
