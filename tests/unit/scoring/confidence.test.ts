import { beforeAll, describe, expect, it } from 'vitest'
import { loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { IN_ENGLISH, IN_OTHER_LANGUAGES, sureOf } from './short-sentences.ts'

describe('the confidence that ships', () => {
  let scorer: Scorer
  beforeAll(async () => {
    scorer = await loadEmbeddedScorer()
  })

  it('is low for seven in eight short sentences in other languages, as docs/scorer.md and the model card say', async () => {
    const texts = Object.values(IN_OTHER_LANGUAGES).flat()
    const sure = await sureOf(texts, scorer)
    expect(`${sure.length} of ${texts.length}`).toBe('15 of 113')
  })

  it('is not low for short sentences in English', async () => {
    const sure = await sureOf(IN_ENGLISH, scorer)
    expect(IN_ENGLISH.filter((text) => !sure.includes(text))).toEqual([])
  })
})
