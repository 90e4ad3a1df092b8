import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Tokenizer as PackageTokenizer } from '@tensorflow-models/universal-sentence-encoder'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createTokenizer, type Tokenizer, vocabularySchema } from '#lib/scoring/toxicity-tokenizer.ts'
import { processorTime } from '#tests/support/processor-time.ts'
import { SHARED_MODELS, withoutSharedModels } from '#tests/support/shared-models.ts'
import { tinyVocabulary } from '#tests/support/tiny-toxicity-model.ts'

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom('you', ' ', 'idiot', '\u2581', '\ufffd', 'ﬁ', '\ud83d', '🖕', 'é', '\n', 'kıll', 'ß'), {
      maxLength: 30,
    })
    .map((parts) => parts.join('')),
)

describe('createTokenizer on a vocabulary of a few words', () => {
  const vocabulary = tinyVocabulary()
  const tokenizer = createTokenizer(vocabulary)
  const pieces = (text: string) => tokenizer.encode(text).ids.map((id) => vocabulary[id]?.[0])

  it.each([
    ['you idiot', ['\u2581you', '\u2581idiot']],
    ['xyou', ['\u2581', 'x', 'you']],
    ['', ['\u2581']],
    ['ﬁlth', ['\u2581filth']],
    ['ж ж', ['\u2581', '\ufffd', '\u2581', '\ufffd']],
    ['жжж', ['\u2581', '\ufffd']],
  ])('cuts %j into %j', (text, expected) => {
    expect(pieces(text)).toEqual(expected)
  })

  it('counts every unknown symbol, also where several become one piece', () => {
    expect(tokenizer.encode('жжж')).toMatchObject({ unknown: 3, symbols: 4 })
  })

  it('gives what the package gives for any text', () => {
    const theirs = new PackageTokenizer(vocabulary)
    fc.assert(
      fc.property(hostile, (text) => {
        expect(tokenizer.encode(text).ids).toEqual(theirs.encode(text))
      }),
    )
  })

  it('decides between equally likely cuts as the package does', () => {
    const signs = Array.from({ length: 6 }, (_, i): [string, number] => [`<${i}>`, 0])
    const tied = ['\u2581', 'a', 'b', 'c', 'ab', 'bc', 'abc', 'ca', '\u2581a'].map((piece): [string, number] => [
      piece,
      -piece.length,
    ])
    const [ours, theirs] = [createTokenizer([...signs, ...tied]), new PackageTokenizer([...signs, ...tied])]
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 12 })
    fc.assert(
      fc.property(text, (cut) => {
        expect(ours.encode(cut).ids).toEqual(theirs.encode(cut))
      }),
    )
  })

  it('takes a million symbols in one word in time that grows with their number alone', () => {
    const started = processorTime()
    expect(tokenizer.encode('q'.repeat(1_000_000)).ids).toHaveLength(1_000_001)
    expect(processorTime() - started).toBeLessThan(5_000)
  })
})

describe.skipIf(withoutSharedModels)('createTokenizer on the published vocabulary', () => {
  let tokenizer: Tokenizer
  let theirs: PackageTokenizer
  beforeAll(() => {
    const file = join(SHARED_MODELS, 'universal_sentence_encoder/vocab.json')
    const vocabulary = vocabularySchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    tokenizer = createTokenizer(vocabulary)
    // Its types know nothing of the null that the published file has in place of seven scores.
    theirs = new PackageTokenizer(vocabulary as [string, number][])
  })

  it('cuts a sentence as the published example does', () => {
    expect(tokenizer.encode('Hello world, you idiot').ids).toEqual([341, 4125, 311, 8, 19, 4583])
  })

  it('gives what the package gives for any text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(tokenizer.encode(text).ids).toEqual(theirs.encode(text))
      }),
    )
  })

  it('gives what the package gives for the sample pages, line by line', () => {
    const seeds = ['000_b689069a18dc1ce4', '001_069e9f2decde93c0', '003_4bf43ee1779ef8f6']
    const lines = seeds.flatMap((name) => readFileSync(`seeds/pages/${name}.txt`, 'utf8').split('\n'))
    expect(lines.length).toBeGreaterThan(20)
    for (const line of lines) expect(tokenizer.encode(line).ids).toEqual(theirs.encode(line))
  })
})
