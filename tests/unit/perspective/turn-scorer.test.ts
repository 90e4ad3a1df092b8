import { describe, expect, it } from 'vitest'
import { TurnScorer } from '#lib/perspective/turn-scorer.ts'
import type { ScoreOutcome } from '#lib/scoring/schema.ts'

const OPTIONS = { spans: false }
const skipped: ScoreOutcome = { outcome: 'skipped', reason: 'empty' }
const failed: ScoreOutcome = { outcome: 'failed', reason: 'crashed' }

describe('a scorer of turns', () => {
  it('scores what arrives in one turn together, and answers each with its own', async () => {
    const calls: string[][] = []
    const score = async (texts: readonly string[]) => {
      calls.push([...texts])
      return texts.map((text) => (text === 'a' ? skipped : failed))
    }
    const turns = new TurnScorer({ score }, OPTIONS)
    expect(await Promise.all(['a', 'b', 'a'].map((text) => turns.score(text)))).toEqual([skipped, failed, skipped])
    expect(await turns.score('b')).toEqual(failed)
    expect(calls).toEqual([['a', 'b', 'a'], ['b']])
  })

  it('answers a text that the scorer left out as failed', async () => {
    const turns = new TurnScorer({ score: async () => [skipped] }, OPTIONS)
    const outcomes = await Promise.all([turns.score('a'), turns.score('b')])
    expect(outcomes).toEqual([skipped, { outcome: 'failed', reason: 'invalid-output' }])
  })

  it('rejects what the scorer rejects, and goes on with the next turn', async () => {
    let broken = true
    const score = async () => {
      if (broken) throw new Error('out of order')
      return [skipped]
    }
    const turns = new TurnScorer({ score }, OPTIONS)
    await expect(turns.score('a')).rejects.toThrow('out of order')
    broken = false
    expect(await turns.score('a')).toEqual(skipped)
  })
})
