import { describe, expect, it } from 'vitest'
import { COMMANDS } from '#app/(desk)/sites/[site]/queue/commands.ts'
import { findKeyProblems, keyTable, TABLE_KEYS } from '#app/(desk)/sites/[site]/queue/own-keys.ts'
import { nextQueue } from '#app/(desk)/sites/[site]/queue/use-next-queue.ts'

describe('the table of commands', () => {
  it('gives no key two meanings and no command two lines', () => {
    expect(findKeyProblems({})).toEqual([])
    const keys = COMMANDS.flatMap((command) => command.keys)
    expect(keys).toEqual([...new Set(keys)])
    const ids = COMMANDS.map((command) => command.id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it('is where a key finds its command', () => {
    const table = keyTable(TABLE_KEYS)
    for (const { id, keys } of COMMANDS) for (const key of keys) expect(table.get(key)).toBe(id)
    expect(table.get('§')).toBeUndefined()
  })
})

describe("a person's own keys", () => {
  it('stand in place of those of the table', () => {
    const table = keyTable({ keysOn: true, own: { approve: ['p'] } })
    expect(table.get('p')).toBe('approve')
    expect(table.get('f')).toBeUndefined()
    expect(table.get('d')).toBe('hide')
  })

  it('leave arrows, Escape and the palette when single keys are switched off', () => {
    const table = keyTable({ keysOn: false, own: { approve: ['p'] } })
    expect([...table.keys()].sort()).toEqual(['ArrowDown', 'ArrowUp', 'Escape', 'Mod+k'])
  })

  it('are refused where a key would mean two things', () => {
    const [problem] = findKeyProblems({ approve: ['d'] })
    expect(problem).toEqual({ key: 'd', commands: ['Approve', 'Hide, then a digit for the reason'] })
    expect(findKeyProblems({ approve: ['d'], hide: ['f'] })).toEqual([])
  })

  it.each(['1', '9', 'Enter', 'Tab', ' ', 'Shift', 'Dead'])('cannot be %j', (key) => {
    expect(findKeyProblems({ approve: [key] })).toHaveLength(1)
  })

  it('can be none at all for a command', () => {
    expect(findKeyProblems({ approve: [] })).toEqual([])
    expect(keyTable({ keysOn: true, own: { approve: [] } }).get('f')).toBeUndefined()
  })
})

describe('the next queue', () => {
  const counts = { pending: 3, flagged: 0, unscored: 2, escalated: 0, mine: 0 }
  it.each([
    ['pending', 'unscored'],
    ['flagged', 'unscored'],
    ['unscored', 'pending'],
    ['approved', 'pending'],
  ] as const)('after %s is %s', (now, next) => {
    expect(nextQueue(now, counts)).toBe(next)
  })

  it('is the very next one where nothing waits or nothing is known', () => {
    expect(nextQueue('pending', null)).toBe('flagged')
    expect(nextQueue('mine', { pending: 0 })).toBe('pending')
  })
})
