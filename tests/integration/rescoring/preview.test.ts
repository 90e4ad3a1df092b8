import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { routeComment } from '#lib/policies/route-comment.ts'
import type { Rule } from '#lib/policies/schema.ts'
import { previewVersion } from '#lib/rescoring/data.ts'
import { GRID, type Preview } from '#lib/rescoring/schema.ts'
import { ATTRIBUTES, type ScoreOutcome, type Scorer, type ScoreSpan } from '#lib/scoring/schema.ts'
import { fakeScorer, makeComments, makeSite } from '#tests/support/desk.ts'
import { otherWeights, rescore, versionOf } from './versions.ts'

const RULES: Rule[] = [
  { attribute: 'toxicity', threshold: 0.7 },
  { attribute: 'insult', threshold: 0.5 },
]

const changeAt = (preview: Preview, name: string) => preview.attributes.find(({ attribute }) => attribute === name)

describe('what a version would change', () => {
  it('counts what moves over and under each threshold, with examples and both scores', async () => {
    const siteId = await makeSite()
    const ids = await makeComments(siteId, [
      'toxicity 0.9 a',
      'toxicity 0.5 b',
      'toxicity 0.1 insult 0.9 c',
      'fail',
      ' ',
    ])
    const turned = otherWeights('a', (score, attribute) => (attribute === 'toxicity' ? 1 - score : score))
    await rescore(siteId, turned)
    const [late] = await makeComments(siteId, ['toxicity 0.8 late'])
    const preview = await previewVersion(siteId, await versionOf(turned), RULES)
    expect(preview).toMatchObject({ compared: 4, failed: 1, missing: 1, flaggedBefore: 2, flaggedAfter: 1 })
    expect(changeAt(preview, 'toxicity')).toMatchObject({ threshold: 0.7, over: 1, under: 1 })
    expect(changeAt(preview, 'insult')).toMatchObject({ threshold: 0.5, over: 0, under: 0 })
    expect(changeAt(preview, 'threat')).toMatchObject({ threshold: null, over: 0, under: 0 })
    expect(preview.examples).toEqual([
      {
        commentId: ids[2],
        attribute: 'toxicity',
        way: 'over',
        before: 0.1,
        after: 0.9,
        text: 'toxicity 0.1 insult 0.9 c',
      },
      { commentId: ids[0], attribute: 'toxicity', way: 'under', before: 0.9, after: 0.1, text: 'toxicity 0.9 a' },
    ])
    expect(changeAt(preview, 'toxicity')?.cells).toContainEqual({ before: 2, after: 17, count: 1 })
    await db().commentState.update({ where: { commentId: late ?? '' }, data: { status: 'approved' } })
    await db().commentState.update({ where: { commentId: ids[0] ?? '' }, data: { status: 'hidden' } })
    const decided = await previewVersion(siteId, await versionOf(turned), RULES)
    expect(decided).toMatchObject({ compared: 3, missing: 0 })
    expect(changeAt(decided, 'toxicity')).toMatchObject({ over: 1, under: 0 })
  })

  it('shows three examples each way at most, those that move furthest first', async () => {
    const siteId = await makeSite()
    await makeComments(
      siteId,
      [0.1, 0.2, 0.3, 0.4, 0.5].map((score) => `toxicity ${score}`),
    )
    await rescore(
      siteId,
      otherWeights('a', () => 1),
    )
    const { examples } = await previewVersion(siteId, await versionOf(otherWeights('a', () => 1)), RULES)
    const own = examples.filter(({ attribute }) => attribute === 'toxicity')
    expect(own.map(({ before }) => before)).toEqual([0.1, 0.2, 0.3])
  })

  it('agrees with routing for any scores and rules', { timeout: 120_000 }, async () => {
    const score = fc.oneof(fc.constantFrom(0, 0.5, 0.7, 1), fc.double({ min: 0, max: 1, noNaN: true }).map(Math.fround))
    const outcome: fc.Arbitrary<ScoreOutcome> = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          outcome: fc.constant('scored' as const),
          scores: fc.record({
            identity_attack: score,
            insult: score,
            obscene: score,
            severe_toxicity: score,
            sexual_explicit: score,
            threat: score,
            toxicity: score,
          }),
          confidence: score,
          spans: fc.constant<ScoreSpan[]>([]),
        }),
      },
      { weight: 1, arbitrary: fc.constant({ outcome: 'skipped' as const, reason: 'no-words' as const }) },
    )
    const rules = fc.uniqueArray(fc.record({ attribute: fc.constantFrom(...ATTRIBUTES), threshold: score }), {
      selector: (rule) => rule.attribute,
      maxLength: 7,
    })
    let letter = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(outcome, outcome), { minLength: 1, maxLength: 12 }),
        rules,
        async (pairs, drawn) => {
          const siteId = await makeSite()
          const answers = (digest: string, place: 0 | 1): Scorer => ({
            ...fakeScorer,
            digest,
            score: async (texts) =>
              texts.map((text) => pairs[Number(text.slice(2))]?.[place] ?? { outcome: 'failed', reason: 'crashed' }),
          })
          letter += 1
          const after = answers(`after${letter}`.padEnd(64, '0'), 1)
          await makeComments(
            siteId,
            pairs.map((_, index) => `n ${index}`),
            answers(`before${letter}`.padEnd(64, '0'), 0),
          )
          await rescore(siteId, after)
          const preview = await previewVersion(siteId, await versionOf(after), drawn)
          const flagged = pairs.filter(
            ([, one]) =>
              routeComment(
                drawn.map((rule) => ({ ...rule, threshold: Math.fround(rule.threshold) })),
                one,
              ).flagged,
          )
          expect(preview).toMatchObject({ compared: pairs.length, failed: 0, missing: 0, flaggedAfter: flagged.length })
          for (const { attribute, threshold } of drawn) {
            const over = (one: ScoreOutcome | undefined) =>
              one?.outcome === 'scored' && one.scores[attribute] >= Math.fround(threshold)
            const own = changeAt(preview, attribute)
            expect(own?.over).toBe(pairs.filter(([one, other]) => !over(one) && over(other)).length)
            expect(own?.under).toBe(pairs.filter(([one, other]) => over(one) && !over(other)).length)
          }
          for (const { cells } of preview.attributes) {
            for (const cell of cells)
              for (const side of [cell.before, cell.after]) expect(side).toSatisfy((at: number) => at >= 0 && at < GRID)
          }
        },
      ),
      { numRuns: 15 },
    )
  })
})
