import { describe, expect, it } from 'vitest'
import { explainRefusal, type Standing } from '#lib/decisions/explain-refusal.ts'

const standing: NonNullable<Standing> = {
  version: 2,
  status: 'hidden',
  decidedById: 'id of Ana',
  decidedBy: 'Ana',
  decidedAt: new Date('2026-11-22T12:00:00Z'),
  gone: false,
}
const asked = { commentId: 'c', version: 2, after: 'approved' as const }

describe('a refused decision', () => {
  it.each([
    ['somebody came first', asked, { ...standing, version: 3 }, 'changed-meanwhile'],
    [
      'somebody came first with the same',
      { ...asked, version: 1, after: 'hidden' as const },
      standing,
      'changed-meanwhile',
    ],
    ['the version is of the future', { ...asked, version: 9 }, standing, 'changed-meanwhile'],
    ['it is so already', { ...asked, after: 'hidden' as const }, standing, 'already-so'],
    ['it is a colleague’s', asked, standing, 'needs-override'],
    ['the site has no such comment', asked, null, 'not-here'],
    ['it is gone at its source', { ...asked, version: 1 }, { ...standing, gone: true }, 'gone'],
  ])('says that %s', (_, request, stands, why) => {
    expect(explainRefusal(request, stands, false).why).toBe(why)
  })

  it('asks who may override a colleague for a reason', () => {
    expect(explainRefusal(asked, standing, true).why).toBe('needs-reason')
    expect(explainRefusal({ ...asked, version: 1 }, standing, true).why).toBe('changed-meanwhile')
  })

  it('names who decided, what and when, and keeps their id to itself', () => {
    expect(explainRefusal(asked, standing, false)).toEqual({
      commentId: 'c',
      why: 'needs-override',
      version: 2,
      status: 'hidden',
      decidedBy: 'Ana',
      decidedAt: standing.decidedAt,
    })
  })

  it('tells nothing of a comment that is not of the site', () => {
    expect(explainRefusal(asked, null, false)).toEqual({
      commentId: 'c',
      why: 'not-here',
      version: null,
      status: null,
      decidedBy: null,
      decidedAt: null,
    })
  })
})
