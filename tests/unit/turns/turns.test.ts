import { describe, expect, it } from 'vitest'
import { takeTurns } from '#lib/turns.ts'

const NEVER = new AbortController().signal

describe('taking turns', () => {
  it('lets in as many as there are places, and then whoever came first', async () => {
    const turns = takeTurns(2)
    const entered: string[] = []
    const enter = async (name: string) => {
      const leave = await turns.enter(NEVER)
      entered.push(name)
      return leave
    }
    const [first] = await Promise.all([enter('a'), enter('b')])
    const [third, fourth] = [enter('c'), enter('d')]
    expect(turns.tryEnter()).toBeNull()
    first?.()
    first?.()
    const leaveThird = await third
    expect(entered).toEqual(['a', 'b', 'c'])
    leaveThird?.()
    await fourth
    expect(entered).toEqual(['a', 'b', 'c', 'd'])
  })

  it('forgets who gave up waiting', async () => {
    const turns = takeTurns(1)
    const leave = turns.tryEnter()
    const impatient = new AbortController()
    const waiting = turns.enter(impatient.signal)
    impatient.abort()
    expect(await waiting).toBeUndefined()
    expect(await turns.enter(AbortSignal.abort())).toBeUndefined()
    leave?.()
    expect(turns.tryEnter()).not.toBeNull()
    expect(turns.tryEnter()).toBeNull()
  })
})
