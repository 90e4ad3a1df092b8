import { describe, expect, it } from 'vitest'
import { fillHours } from '#lib/insights/fill-hours.ts'
import { firstIdAt } from '#lib/insights/first-id-at.ts'
import { sayDuration } from '#lib/insights/say-duration.ts'

const NOW = new Date('2026-11-22T12:34:56.000Z')

describe('the hours up to now', () => {
  it('are all there, the oldest first, and empty where nothing was counted', () => {
    const counted = [{ at: '2026-11-22T11:00:00.000Z', arrived: 2, decided: 1 }]
    expect(fillHours(counted, 3, NOW)).toEqual([
      { at: '2026-11-22T10:00:00.000Z', arrived: 0, decided: 0 },
      { at: '2026-11-22T11:00:00.000Z', arrived: 2, decided: 1 },
      { at: '2026-11-22T12:00:00.000Z', arrived: 0, decided: 0 },
    ])
  })
})

it('makes the least id of a moment', () => {
  expect(firstIdAt(new Date(0x0123456789ab))).toBe('01234567-89ab-7000-8000-000000000000')
})

it.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [59, '59 seconds'],
  [60, '1 minute'],
  [5400, '2 hours'],
  [200_000, '2 days'],
])('says %d seconds as %s', (seconds, said) => {
  expect(sayDuration(seconds)).toBe(said)
})
