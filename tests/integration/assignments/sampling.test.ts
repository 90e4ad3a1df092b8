import { beforeAll, describe, expect, it } from 'vitest'
import { chooseComments } from '#lib/assignments/sampling/data.ts'
import { type Choice, choice, type Drawn } from '#lib/assignments/sampling/schema.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decide } from '#lib/decisions/mutations.ts'
import { makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'

let siteId = ''
const ids = new Map<string, string>()

const TEXTS = [
  'insult 0.1 a quiet word about gardens',
  'insult 0.52 something between the two of them',
  'insult 0.45 nearly as unclear as the one before',
  'insult 0.9 the loudest of all remarks here',
  'insult 0.95 another loud one of a different kind',
  'fail so that no score is known of this',
  'Buy cheap watches at my shop today, best prices in the whole town',
  'Buy cheap watches at my shop today, best prices in the whole towns!',
  'Where can I read the report on traffic that they mention',
]

beforeAll(async () => {
  siteId = await makeSite()
  const made = await makeComments(siteId, TEXTS)
  for (const [index, id] of made.entries()) ids.set(TEXTS[index] ?? '', id)
  const userId = await makePerson('Ana')
  const by = { userId, siteId, mayOverride: false, now: NOW }
  const item = (start: string) => ({ commentId: idOf(start), version: 1 })
  await decide({ batchId: newId(), items: [item('insult 0.95')], kind: 'approve', reason: null }, by)
  await decide({ batchId: newId(), items: [item('insult 0.1')], kind: 'hide', reason: 'insult' }, by)
  await decide({ batchId: newId(), items: [item('Where can')], kind: 'hide', reason: 'spam' }, by)
})

const idOf = (start: string) => [...ids].find(([text]) => text.startsWith(start))?.[1] ?? ''

async function chosen(given: unknown): Promise<{ text: string; drawn: Drawn }[]> {
  const outcome = await chooseComments(db(), choice.parse(given) as Choice, { siteId, seed: 'a seed' })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.chosen
}

const sample = (changes: object) =>
  chosen({ kind: 'sample', view: {}, count: 2, randomFloor: 0, attribute: 'insult', ...changes })

describe('a sample', () => {
  it('of uncertain ones takes what is nearest to the threshold, and nothing without a score', async () => {
    const texts = (await sample({ method: 'uncertain', threshold: 0.5 })).map((one) => one.text.slice(0, 11))
    expect(texts).toEqual(['insult 0.52', 'insult 0.45'])
  })

  it('of contradictions takes what was approved in spite of its score, or hidden for the attribute in spite of it', async () => {
    const texts = (await sample({ method: 'contradiction', randomFloor: 0, count: 2 })).map((one) => one.text)
    expect(texts.map((text) => text.slice(0, 11)).sort()).toEqual(['insult 0.1 ', 'insult 0.95'])
  })

  it.each([
    ['versions of a scorer', { digest: 'of other weights' }],
    ['scorers', { scorer: 'other@1' }],
  ])('of disagreement takes where two %s differ most', async (_, other) => {
    const revisions = await db().commentState.findMany({
      where: { siteId, scoring: 'scored' },
      include: { score: true },
    })
    for (const { score } of revisions) {
      if (!score) continue
      const insult = score.insult === null ? null : Math.abs(score.insult - 0.2)
      const threat = score.insult !== null && score.insult > 0.5 && score.insult < 0.6 ? 1 : 0
      await db().score.create({ data: { ...score, ...other, id: newId(), insult, threat, spans: [] } })
    }
    const [first] = await sample({ method: 'disagreement', count: 1 })
    expect(first).toMatchObject({ drawn: 'disagreement', text: expect.stringContaining('insult 0.52') })
  })

  it('has its floor at random, the same for the same seed, and is filled up where a method finds too little', async () => {
    const drawn = await sample({ method: 'contradiction', count: 6, randomFloor: 0.5 })
    expect(drawn).toHaveLength(6)
    expect(drawn.filter((one) => one.drawn === 'random').length).toBeGreaterThanOrEqual(3)
    expect(await sample({ method: 'contradiction', count: 6, randomFloor: 0.5 })).toEqual(drawn)
  })

  it('takes one of texts that are nearly the same, unless it is told otherwise', async () => {
    const watches = (rows: { text: string }[]) => rows.filter((one) => one.text.startsWith('Buy')).length
    expect(watches(await sample({ method: 'random', count: 9 }))).toBe(1)
    expect(watches(await sample({ method: 'random', count: 9, diverse: false }))).toBe(2)
  })
})

describe('a view and a file', () => {
  it('hold all that they name, nearly the same ones apart', async () => {
    const all = await chosen({ kind: 'view', view: {} })
    expect(all).toHaveLength(TEXTS.length)
    const places = all.flatMap((one, index) => (one.text.startsWith('Buy') ? [index] : []))
    expect((places[1] ?? 0) - (places[0] ?? 0)).toBeGreaterThan(1)
    expect(all.at(-1)?.text).toContain('Buy')
  })

  it('are read with the name that an archive gives a comment', async () => {
    const id = idOf('Where can')
    expect(await chosen({ kind: 'file', ids: [`c_${id}`, ` ${id} `] })).toMatchObject([
      { commentId: id, drawn: 'file' },
    ])
  })
})
