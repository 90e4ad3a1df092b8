import { describe, expect, it } from 'vitest'
import { COMMANDS, commandOf } from '#app/(desk)/sites/[site]/queue/commands.ts'

describe('the table of commands', () => {
  it('gives no key two meanings and no command two lines', () => {
    const keys = COMMANDS.flatMap((command) => command.keys)
    expect(keys).toEqual([...new Set(keys)])
    const ids = COMMANDS.map((command) => command.id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it('leaves the digits to answers', () => {
    expect(COMMANDS.flatMap((command) => command.keys).filter((key) => /^\d$/.test(key))).toEqual([])
  })

  it('is where a key finds its command', () => {
    for (const { id, keys } of COMMANDS) for (const key of keys) expect(commandOf(key)).toBe(id)
    expect(commandOf('§')).toBeUndefined()
  })
})
