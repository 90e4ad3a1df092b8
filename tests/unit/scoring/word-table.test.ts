import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SHIPPED_WEIGHTS } from '#lib/scoring/embedded-scorer.ts'
import { modelFrom } from '#lib/scoring/model.ts'
import { decodeWeights } from '#lib/scoring/weights-format.ts'

const model = () => modelFrom(decodeWeights(readFileSync(join(SHIPPED_WEIGHTS, 'weights.bin'))))

it('a word has the same numbers whenever it is looked up, whatever came between', () => {
  const { words } = model()
  const first = words.entryOf('zyxwvu')
  const numbers = first.projections.slice()
  for (let i = 0; i < 200; i++) words.entryOf(`word${i}`)
  expect(first.projections).toEqual(numbers)
  for (let time = 2; time < 5; time++) expect(words.entryOf('zyxwvu')).toEqual(first)
  expect(model().words.entryOf('zyxwvu')).toEqual(first)
})

it('a word that is remembered keeps no memory but its own', () => {
  const { words } = model()
  const [first, second, third] = ['again', 'again', 'again'].map((word) => words.entryOf(word))
  expect(first?.projections.buffer).toBe(second?.projections.buffer)
  expect(third?.projections.buffer.byteLength).toBe(third?.projections.byteLength)
  expect(words.entryOf('again')).toBe(third)
})
