import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { routeComment } from '#lib/policies/route-comment.ts'
import { loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import { ATTRIBUTES, type ScoreOutcome, type Scorer } from '#lib/scoring/schema.ts'

type Golden = { digest: string; vectors: { text: string; outcome: ScoreOutcome }[] }

const golden = JSON.parse(readFileSync(join(import.meta.dirname, 'golden.json'), 'utf8')) as Golden

describe('the embedded scorer that ships', () => {
  let scorer: Scorer
  beforeAll(async () => {
    scorer = await loadEmbeddedScorer()
  })

  it('has the weights that the golden vectors were taken from', () => {
    expect(scorer.digest).toBe(golden.digest)
  })

  it.each(golden.vectors)('answers $text as before, to the last place', async ({ text, outcome }) => {
    expect(await scorer.score([text])).toEqual([outcome])
  })

  it.each([
    ['You are a fucking idiot.', 'Thank you, that was a helpful answer.', 'toxicity'],
    ['I will kill you tonight.', 'This heat is killing me.', 'threat'],
    ['All Muslims are vermin.', 'Many Muslims pray five times a day.', 'identity_attack'],
    ['You stupid moron.', 'You are right, I was wrong.', 'insult'],
    ['Suck my dick.', 'The duck sat on the lake.', 'sexual_explicit'],
  ] as const)('puts %j above %j for %s', async (worse, better, attribute) => {
    const [a, b] = await scorer.score([worse, better])
    if (a?.outcome !== 'scored' || b?.outcome !== 'scored') throw new Error('not scored')
    expect(a.scores[attribute]).toBeGreaterThan(b.scores[attribute] + 0.1)
  })

  it('marks what drove a score where it stands in the text as given', async () => {
    const text = 'Well then: you are an ｉd\u200bі0t, my friend.'
    const [outcome] = await scorer.score([text])
    if (outcome?.outcome !== 'scored') throw new Error('not scored')
    const marked = outcome.spans.map(({ start, end }) => text.slice(start, end)).join(' ')
    expect(marked).toContain('ｉd\u200bі0t')
    expect(marked).not.toContain('friend')
  })

  it('marks the worst window of a long text', async () => {
    const calm = 'The committee met on Tuesday to talk about the new bus line and its stops. '.repeat(60)
    const text = `${calm}You are a fucking idiot. ${calm}`
    const [outcome] = await scorer.score([text])
    if (outcome?.outcome !== 'scored') throw new Error('not scored')
    expect(outcome.spans.some(({ start, end }) => text.slice(start, end).includes('idiot'))).toBe(true)
  })

  it('is sure of plain English and not of what it cannot read', async () => {
    const texts = [
      'The bus was late again this morning.',
      '你好世界今天天气很好',
      'Zxqv wjkq bvnq pqzx.',
      'aaaa'.repeat(1000),
    ]
    const sure = (await scorer.score(texts)).map((one) => (one.outcome === 'scored' ? one.confidence : -1))
    expect(sure[0]).toBeGreaterThan(0.9)
    for (const confidence of sure.slice(1)) expect(confidence).toBeLessThan(0.4)
  })

  it.each([
    'Das ist doch völliger Unsinn, was du da schreibst, und jeder weiß das.',
    'Je pense que cette décision est une erreur.',
    'Muchas gracias por el artículo, es muy interesante.',
    'Ik begrijp niet waarom mensen dit nog steeds geloven.',
    'Jag förstår inte varför folk fortfarande tror på det här.',
    'Saya tidak mengerti kenapa orang masih percaya ini.',
  ])('is not sure of %j, so that a person reads it, though training has seen such words', async (text) => {
    const [outcome] = await scorer.score([text])
    expect(outcome).toMatchObject({ outcome: 'scored' })
    expect(routeComment([], outcome as ScoreOutcome)).toMatchObject({
      flagged: true,
      reasons: [{ kind: 'unsure-score' }],
    })
  })

  it('has a score for every attribute of every text with words', async () => {
    const [outcome] = await scorer.score(['words'])
    if (outcome?.outcome !== 'scored') throw new Error('not scored')
    expect(Object.keys(outcome.scores)).toEqual([...ATTRIBUTES])
  })
})
