import { describe, expect, it } from 'vitest'
import { MANNERS, mannerOf } from '#lib/scoring/manner.ts'
import { addManner, OUTPUTS, wideFrom } from '#lib/scoring/wide.ts'

describe('mannerOf', () => {
  it('counts words in capitals and exclamation marks', () => {
    const [share, shouted, cries] = mannerOf('STOP it, I said STOP!!')
    expect(share).toBeCloseTo(2 / 5)
    expect(shouted).toBeCloseTo(Math.log(3) / 2)
    expect(cries).toBeCloseTo(Math.log(3) / 2)
  })

  it('takes short abbreviations, names and texts without letters for no shouting', () => {
    expect([...mannerOf('The UK and Iran, 1984.')]).toEqual([0, 0, 0])
    expect([...mannerOf('')]).toEqual([0, 0, 0])
    expect([...mannerOf('😀 ???')]).toEqual([0, 0, 0])
  })

  it('counts a word at the very end', () => {
    expect(mannerOf('please STOP')[0]).toBe(0.5)
  })
})

describe('the manner in the wide part', () => {
  it('adds its weights to each logit', () => {
    const logits = new Float32Array(OUTPUTS)
    const weights = Float32Array.from({ length: MANNERS * OUTPUTS }, (_, i) => i)
    addManner(logits, Float32Array.of(1, 0, 2), weights)
    expect(logits[6]).toBe(6 + 2 * 20)
  })

  it('adds nothing by weights from before it was read', () => {
    const old = {
      'wide.table': new Int8Array(OUTPUTS),
      'wide.scale': new Float32Array(OUTPUTS),
      'wide.bias': new Float32Array(OUTPUTS),
    }
    expect([...wideFrom(old).manner]).toEqual(Array(MANNERS * OUTPUTS).fill(0))
  })
})
