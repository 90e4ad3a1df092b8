import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerCoral, isFromCoral } from '#lib/perspective/coral-phase.ts'
import { ATTRIBUTES, type ScoreOutcome, type Scores } from '#lib/scoring/schema.ts'

const rules = [{ attribute: 'toxicity' as const, threshold: 0.7 }]
const scored = (toxicity: number, confidence = 1): ScoreOutcome => {
  const none = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, 0])) as Scores
  return { outcome: 'scored', scores: { ...none, toxicity }, confidence, spans: [] }
}
const failed: ScoreOutcome = { outcome: 'failed', reason: 'timed-out' }
const skipped: ScoreOutcome = { outcome: 'skipped', reason: 'empty' }
const withheld = {
  status: 'SYSTEM_WITHHELD',
  actions: [{ actionType: 'FLAG', reason: 'COMMENT_DETECTED_TOXIC' }],
}

describe("what Coral's phase is answered", () => {
  it.each([
    ['nothing where no rule speaks against it', [scored(0.1)], null],
    ['withheld and flagged where a rule does', [scored(0.7)], withheld],
    ['withheld where one of its two readings is caught', [scored(0.1), scored(0.9)], withheld],
    ['to let a person look where the scorer is unsure', [scored(0.1, 0.2)], { status: 'PREMOD' }],
    ['to let a person look where scoring failed', [failed], { status: 'PREMOD' }],
    ['to let a person look where one of two readings failed', [scored(0.1), failed], { status: 'PREMOD' }],
    ['to let a person look where there is nothing to score', [skipped], { status: 'PREMOD' }],
    ['to let a person look where there is no outcome at all', [], { status: 'PREMOD' }],
  ])('is %s', (_name, outcomes, answer) => {
    expect(answerCoral(rules, outcomes)).toEqual(answer)
  })

  it('is never an approval', () => {
    const outcome = fc.oneof(
      fc.float({ min: 0, max: 1, noNaN: true }).map((value) => scored(value)),
      fc.constantFrom(failed, skipped),
    )
    fc.assert(
      fc.property(fc.array(outcome), (outcomes) => !/APPROVED|NONE/.test(JSON.stringify(answerCoral(rules, outcomes)))),
    )
  })
})

describe("Coral's signature", () => {
  const body = Buffer.from('{\n  "comment": {\n    "body": "Ünïcode"\n  }\n}')
  const sign = (secret: string, of: Buffer = body) => `sha256=${createHmac('sha256', secret).update(of).digest('hex')}`

  it.each([
    ['its own', sign('s'), true],
    ['its own among others while the secret is rotated', `${sign('old')},${sign('s')}`, true],
    ['that of another secret', sign('t'), false],
    ['that of another body', sign('s', Buffer.from('{}')), false],
    ['none', '', false],
    ['of another kind', sign('s').replace('sha256', 'sha1'), false],
    ['cut short', sign('s').slice(0, -2), false],
    ['one of very many', `${'sha256=00,'.repeat(50)}${sign('s')}`, false],
  ])('holds where it is %s: %s', (_name, signature, holds) => {
    expect(isFromCoral(body, { signature, secret: 's' })).toBe(holds)
  })
})
