import { describe, expect, it } from 'vitest'
import { afterWork, minutesAtWork } from '#app/(desk)/sites/[site]/queue/break-clock.ts'
import { isHarsh } from '#app/(desk)/sites/[site]/queue/harsh.ts'
import { ATTRIBUTES, type Scores } from '#lib/scoring/schema.ts'

const MINUTE = 60_000
const scores = (over: Partial<Scores>): Scores => ({
  ...(Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, 0])) as Scores),
  ...over,
})

describe('the break clock', () => {
  it('counts from the first key on, for as long as the hands keep moving', () => {
    let clock = afterWork(null, 0)
    for (let minute = 1; minute <= 50; minute += 1) clock = afterWork(clock, minute * MINUTE)
    expect(minutesAtWork(clock, 50.5 * MINUTE)).toBe(50)
  })

  it('starts again after five minutes without a key', () => {
    const clock = afterWork(afterWork(null, 0), 4.9 * MINUTE)
    expect(clock.since).toBe(0)
    expect(minutesAtWork(clock, 9.9 * MINUTE)).toBe(0)
    expect(afterWork(clock, 9.9 * MINUTE)).toEqual({ since: 9.9 * MINUTE, last: 9.9 * MINUTE })
  })

  it('says nothing before anything was done', () => {
    expect(minutesAtWork(null, 0)).toBe(0)
  })
})

describe('a text is harsh', () => {
  it.each([
    [scores({ threat: 0.7 }), 0.7, true],
    [scores({ threat: 0.69 }), 0.7, false],
    [scores({}), 0, true],
    [null, 0, false],
  ])('by its highest score: %j from %d on is %s', (given, from, harsh) => {
    expect(isHarsh(given, from)).toBe(harsh)
  })
})
