import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignKeys, attributeCommand } from '#lib/labels/attributes/assign-keys.ts'

const COMMANDS = new Set(['Enter', 's', 'm'])

describe('the keys of attributes', () => {
  it('are the digits as they lie, then free letters', () => {
    const keys = assignKeys(Array.from({ length: 12 }, (_, index) => `a${index}`), {}, COMMANDS) // biome-ignore format: one thought
    expect([...keys.values()]).toEqual([...'1234567890ab'])
  })

  it('are a person’s own where they say so, and the others make room', () => {
    const own = { [attributeCommand('b')]: ['1'], [attributeCommand('c')]: ['i'] }
    expect([...assignKeys(['a', 'b', 'c', 'd'], own, COMMANDS)].sort()).toEqual([
      ['a', '2'],
      ['b', '1'],
      ['c', 'i'],
      ['d', '3'],
    ])
  })

  it('never clash, with each other or with a command, whatever anybody asked for', () => {
    const key = fc.constantFrom(...'12345abcsm', 'Enter')
    const names = fc.uniqueArray(fc.constantFrom(...Array.from({ length: 45 }, (_, index) => `a${index}`)))
    fc.assert(
      fc.property(
        names,
        fc.dictionary(
          names.map((all) => attributeCommand(all[0] ?? 'a0')),
          fc.array(key, { maxLength: 2 }),
        ),
        (attributes, own) => {
          const keys = assignKeys(attributes, own, COMMANDS)
          expect(new Set(keys.values()).size).toBe(keys.size)
          for (const given of keys.values()) expect(COMMANDS.has(given)).toBe(false)
          if (attributes.length <= 34) expect(keys.size).toBe(attributes.length)
        },
      ),
    )
  })
})
