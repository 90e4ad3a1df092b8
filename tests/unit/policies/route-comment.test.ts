import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { routeComment, UNSURE_BELOW } from '#lib/policies/route-comment.ts'
import { FIRST_RULES, policyDraft, type Rule } from '#lib/policies/schema.ts'
import { ATTRIBUTES, type ScoreOutcome, type Scores } from '#lib/scoring/schema.ts'

const zeros = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, 0])) as Scores
const scored = (scores: Partial<Scores>, confidence = 1): ScoreOutcome => ({
  outcome: 'scored',
  scores: { ...zeros, ...scores },
  confidence,
  spans: [],
})
const insultAt = (threshold: number): Rule[] => [{ attribute: 'insult', threshold }]

const cases: { name: string; rules: readonly Rule[]; outcome: ScoreOutcome; flagged: boolean; reasons: object[] }[] = [
  { name: 'no rule, all zero', rules: [], outcome: scored({}), flagged: false, reasons: [] },
  { name: 'no rule, all one', rules: [], outcome: scored({ insult: 1, toxicity: 1 }), flagged: false, reasons: [] },
  { name: 'just under', rules: insultAt(0.7), outcome: scored({ insult: 0.699 }), flagged: false, reasons: [] },
  {
    name: 'exactly at the threshold',
    rules: insultAt(0.7),
    outcome: scored({ insult: 0.7 }),
    flagged: true,
    reasons: [{ kind: 'rule', attribute: 'insult', score: 0.7, threshold: 0.7 }],
  },
  {
    name: 'another attribute is high',
    rules: insultAt(0.7),
    outcome: scored({ threat: 0.99 }),
    flagged: false,
    reasons: [],
  },
  {
    name: 'a score of 0 against a threshold of 0',
    rules: insultAt(0),
    outcome: scored({}),
    flagged: true,
    reasons: [{ kind: 'rule', attribute: 'insult', score: 0, threshold: 0 }],
  },
  {
    name: 'a score of 1 against a threshold of 1',
    rules: insultAt(1),
    outcome: scored({ insult: 1 }),
    flagged: true,
    reasons: [{ kind: 'rule', attribute: 'insult', score: 1, threshold: 1 }],
  },
  {
    name: 'two rules, the one further over its threshold first',
    rules: [...insultAt(0.7), { attribute: 'threat', threshold: 0.3 }],
    outcome: scored({ insult: 0.9, threat: 0.8 }),
    flagged: true,
    reasons: [{ attribute: 'threat' }, { attribute: 'insult' }],
  },
  {
    name: 'a score that is not to be trusted',
    rules: insultAt(0.7),
    outcome: scored({}, UNSURE_BELOW - 0.01),
    flagged: true,
    reasons: [{ kind: 'unsure-score', confidence: UNSURE_BELOW - 0.01 }],
  },
  { name: 'just sure enough', rules: insultAt(0.7), outcome: scored({}, UNSURE_BELOW), flagged: false, reasons: [] },
  {
    name: 'over the threshold and not to be trusted',
    rules: insultAt(0.7),
    outcome: scored({ insult: 0.8 }, 0),
    flagged: true,
    reasons: [{ kind: 'rule' }, { kind: 'unsure-score', confidence: 0 }],
  },
  {
    name: 'scoring failed',
    rules: FIRST_RULES,
    outcome: { outcome: 'failed', reason: 'timed-out' },
    flagged: false,
    reasons: [{ kind: 'no-score', outcome: 'failed', why: 'timed-out' }],
  },
  {
    name: 'nothing to score',
    rules: FIRST_RULES,
    outcome: { outcome: 'skipped', reason: 'no-words' },
    flagged: false,
    reasons: [{ kind: 'no-score', outcome: 'skipped', why: 'no-words' }],
  },
]

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const anyScores = fc.record(Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, unit])))
const anyRules = fc.uniqueArray(fc.record({ attribute: fc.constantFrom(...ATTRIBUTES), threshold: unit }), {
  selector: (rule) => rule.attribute,
})
const anyScored = fc.tuple(anyScores, unit).map(([scores, confidence]) => scored(scores, confidence))
const anyMissing = fc.constantFrom<ScoreOutcome>(
  ...(['timed-out', 'crashed', 'not-ready', 'invalid-output'] as const).map((reason) => ({
    outcome: 'failed' as const,
    reason,
  })),
  ...(['empty', 'no-words'] as const).map((reason) => ({ outcome: 'skipped' as const, reason })),
)

describe('routing a comment', () => {
  it.each(cases)('$name', ({ rules, outcome, flagged, reasons }) => {
    const route = routeComment([...rules], outcome)
    expect(route.flagged).toBe(flagged)
    expect(route.reasons).toHaveLength(reasons.length)
    expect(route.reasons).toMatchObject(reasons)
  })

  it('flags whatever is at or over any threshold, and says each reason once', () => {
    fc.assert(
      fc.property(anyRules, anyScored, (rules, outcome) => {
        if (outcome.outcome !== 'scored') throw new Error('not scored')
        const over = rules.filter((rule) => outcome.scores[rule.attribute] >= rule.threshold)
        const route = routeComment(rules, outcome)
        const said = route.reasons.flatMap((reason) => (reason.kind === 'rule' ? [reason.attribute] : []))
        expect([...said].sort()).toEqual(over.map((rule) => rule.attribute).sort())
        if (over.length > 0) expect(route.flagged).toBe(true)
      }),
    )
  })

  it('says why whenever it flags, and never flags without a reason', () => {
    fc.assert(
      fc.property(anyRules, anyScored, (rules, outcome) => {
        const route = routeComment(rules, outcome)
        expect(route.flagged).toBe(route.reasons.length > 0)
      }),
    )
  })

  it('puts the score that is furthest over its threshold first', () => {
    fc.assert(
      fc.property(anyRules, anyScored, (rules, outcome) => {
        const over = routeComment(rules, outcome).reasons.flatMap((reason) =>
          reason.kind === 'rule' ? [reason.score - reason.threshold] : [],
        )
        expect(over).toEqual([...over].sort((a, b) => b - a))
      }),
    )
  })

  it('never lets a missing score go without a reason, whatever the rules', () => {
    fc.assert(
      fc.property(anyRules, anyMissing, (rules, outcome) => {
        const why = outcome.outcome === 'scored' ? null : outcome.reason
        expect(routeComment(rules, outcome).reasons).toEqual([{ kind: 'no-score', outcome: outcome.outcome, why }])
      }),
    )
  })

  it('leaves rules and outcome as they were', () => {
    fc.assert(
      fc.property(anyRules, anyScored, (rules, outcome) => {
        const before = structuredClone({ rules, outcome })
        routeComment(rules, outcome)
        expect({ rules, outcome }).toEqual(before)
      }),
    )
  })
})

describe('a draft of a policy', () => {
  const valid = { basedOn: 1, rules: insultAt(0.5) }
  it.each([
    ['with one rule', valid, true],
    ['without rules', { ...valid, rules: [] }, true],
    ['with two rules for one attribute', { ...valid, rules: [...insultAt(0.5), ...insultAt(0.6)] }, false],
    ['with a threshold over 1', { ...valid, rules: insultAt(1.01) }, false],
    ['with a threshold under 0', { ...valid, rules: insultAt(-0.01) }, false],
    ['with a threshold that is no number', { ...valid, rules: insultAt(Number.NaN) }, false],
    ['with an unknown attribute', { ...valid, rules: [{ attribute: 'spam', threshold: 0.5 }] }, false],
    ['that says not what it is based on', { rules: [] }, false],
  ])('%s is taken only if it holds together', (_, draft, accepted) => {
    expect(policyDraft.safeParse(draft).success).toBe(accepted)
  })

  it('has a first version that is valid and names every attribute', () => {
    expect(policyDraft.parse({ basedOn: 0, rules: FIRST_RULES }).rules.map((rule) => rule.attribute)).toEqual(
      ATTRIBUTES,
    )
  })
})
