import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCursor, writeCursor } from '#lib/queue/cursor.ts'
import { pageQuery, viewQuery } from '#lib/queue/schema.ts'
import { ORDERS, ordersOf, QUEUES } from '#lib/queue/views.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

const ID = '01890000-0000-7000-8000-000000000001'
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A number as PostgreSQL spells a `real`: nine digits at most, an exponent of two digits below 0.0001. */
const spelled = fc
  .oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1e-4, noNaN: true }))
  .map((value) => {
    if (value < 1e-44) return '0'
    const rounded = Number(value.toPrecision(9))
    return rounded < 1e-4 ? rounded.toExponential().replace(/e-(\d)$/, 'e-0$1') : String(rounded)
  })

describe('a cursor', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.option(fc.oneof(spelled, fc.constant('Infinity'))), (commentId, score) => {
        expect(readCursor(writeCursor({ commentId, score }))).toEqual({ commentId, score })
      }),
    )
  })

  it.each(['0', '1', '1763812800123', '0.5', '1e-05', '1.401298e-45', '9.999999e-05', 'Infinity'])(
    'reads the score %s',
    (score) => {
      expect(readCursor(writeCursor({ commentId: ID, score }))).toEqual({ commentId: ID, score })
    },
  )

  it('stands in an address as it is', () => {
    expect(writeCursor({ commentId: ID, score: '0.25' })).toMatch(/^[A-Za-z0-9_-]+$/)
  })

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('hello').toString('base64url')],
    ['half a JSON', Buffer.from(`["${ID}",`).toString('base64url')],
    ['an object', encode({ commentId: ID, score: null })],
    ['one entry', encode([ID])],
    ['three entries', encode([ID, null, 1])],
    ['an id that is none', encode(['1; DROP TABLE comments', null])],
    ['a score that is SQL', encode([ID, "1'); DELETE FROM scores; --"])],
    ['a score that is a number', encode([ID, 0.5])],
    ['a score that is not a number', encode([ID, 'NaN'])],
    ['a score below nothing', encode([ID, '-Infinity'])],
    ['a score with a line end', encode([ID, '0.5\n'])],
    ['a score that no column holds', encode([ID, '1e-99999'])],
    ['a score that is too large for a column', encode([ID, '9'.repeat(400)])],
    ['JSON that is deep', encode(JSON.parse('['.repeat(500) + ']'.repeat(500)))],
    ['a prototype', Buffer.from('{"__proto__":["x"]}').toString('base64url')],
  ])('refuses %s', (_, text) => {
    expect(readCursor(text)).toBeNull()
  })

  it('answers null or a cursor to any text, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), fc.json().map(encode)), (text) => {
        const cursor = readCursor(text)
        if (cursor) expect(readCursor(writeCursor(cursor))).toEqual(cursor)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a view', () => {
  it('is the pending comments by toxicity when nothing is said', () => {
    expect(viewQuery.parse({})).toEqual({ queue: 'pending', order: 'toxicity:high' })
  })

  it('can be ordered by arrival, by how long it waits, by reports, by how unsure the scorer was and by every attribute, both ways', () => {
    expect(ORDERS).toHaveLength(5 + 2 * ATTRIBUTES.length)
    for (const order of ORDERS) expect(viewQuery.parse({ order }).order).toBe(order)
  })

  it('is ordered by arrival where an attribute would sort what is decided or has no scores', () => {
    for (const queue of ['unscored', 'escalated', 'approved', 'hidden'] as const) {
      const waits = queue === 'escalated' ? ['longest'] : []
      expect(ordersOf(queue)).toEqual(['newest', 'oldest', ...waits])
      expect(viewQuery.parse({ queue, order: 'toxicity:high' }).order).toBe('newest')
      expect(viewQuery.parse({ queue, order: 'oldest' }).order).toBe('oldest')
      expect(pageQuery.parse({ queue, order: 'toxicity:high' }).order).toBe('newest')
    }
    for (const queue of ['pending', 'flagged', 'mine'] as const)
      expect([...ordersOf(queue)].sort()).toEqual([...ORDERS].sort())
    for (const queue of QUEUES) expect(viewQuery.parse({ queue }).order).toBe(ordersOf(queue)[0])
  })

  it.each([
    { queue: 'everything' },
    { order: 'toxicity' },
    { order: 'toxicity:high; DROP TABLE comments' },
    { article: '1 OR 1=1' },
    { article: '' },
  ])('refuses %o', (query) => {
    expect(viewQuery.safeParse(query).success).toBe(false)
  })
})
