import { describe, expect, it } from 'vitest'
import { DECISION_KINDS, HIDE_REASONS, MAX_ITEMS, STATUSES } from '#lib/decisions/kinds.ts'
import { kindLeadingTo, statusAfter } from '#lib/decisions/next-status.ts'
import { decisionRequest } from '#lib/decisions/schema.ts'

const ID = '01890000-0000-7000-8000-000000000001'

describe('the status after a decision', () => {
  it.each([
    ['approve', 'approved'],
    ['hide', 'hidden'],
    ['escalate', 'escalated'],
    ['reopen', 'pending'],
  ] as const)('to %s is %s, and that is the decision that leads there', (kind, status) => {
    expect(statusAfter(kind)).toBe(status)
    expect(kindLeadingTo(status)).toBe(kind)
  })

  it('reaches every status by one kind of decision, but for gone, which only its source makes it', () => {
    expect([...DECISION_KINDS.map(statusAfter), 'gone'].sort()).toEqual([...STATUSES].sort())
  })
})

describe('a decision that is asked for', () => {
  const valid = { batchId: ID, items: [{ commentId: ID, version: 1 }] }
  const many = (count: number) => ({ ...valid, items: Array(count).fill({ commentId: ID, version: 1 }) })
  it.each([
    ['approve', { ...valid, kind: 'approve', reason: null }, true],
    ['approve with a reason', { ...valid, kind: 'approve', reason: 'spam' }, false],
    ['hide without a reason', { ...valid, kind: 'hide', reason: null }, false],
    ['hide with an unknown reason', { ...valid, kind: 'hide', reason: 'because' }, false],
    ['nothing at all', { ...many(0), kind: 'approve', reason: null }, false],
    ['as many as may be', { ...many(MAX_ITEMS), kind: 'approve', reason: null }, true],
    ['one more than may be', { ...many(MAX_ITEMS + 1), kind: 'approve', reason: null }, false],
    ['version 0', { ...valid, items: [{ commentId: ID, version: 0 }], kind: 'approve', reason: null }, false],
    ['an id that is none', { ...valid, items: [{ commentId: 'x', version: 1 }], kind: 'reopen', reason: null }, false],
    ['an unknown kind', { ...valid, kind: 'delete', reason: null }, false],
  ])('%s is taken only if it holds together', (_, request, accepted) => {
    expect(decisionRequest.safeParse(request).success).toBe(accepted)
  })

  it.each(HIDE_REASONS)('may hide for %s', (reason) => {
    expect(decisionRequest.safeParse({ ...valid, kind: 'hide', reason }).success).toBe(true)
  })
})
