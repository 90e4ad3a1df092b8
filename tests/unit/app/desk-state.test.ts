import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Batch,
  type DeskState,
  deskReducer,
  shownRows,
  startState,
} from '#app/(desk)/sites/[site]/queue/desk-state.ts'
import type { Refusal } from '#lib/decisions/schema.ts'
import type { QueueRow } from '#lib/queue/schema.ts'

const row = (commentId: string): QueueRow => ({
  commentId,
  revisionId: commentId,
  version: 1,
  text: commentId,
  status: 'pending',
  scoring: 'scored',
  scores: null,
  confidence: 1,
  spans: [],
  worstWindow: null,
  reasons: [],
  reports: null,
  article: { id: 'article', title: null, section: null },
  author: null,
  parent: null,
  postedAt: null,
  postedAtText: null,
  receivedAt: '2026-11-22T12:00:00.000Z',
  language: 'en',
  assignee: null,
  decided: null,
  note: null,
  labels: {},
})

const start = (...ids: string[]): DeskState => startState({ rows: ids.map(row), next: null })
const batch = (commentIds: string[], changes: Partial<Batch> = {}): Batch => ({
  batchId: `batch of ${commentIds.join()}`,
  kind: 'decision',
  what: '',
  commentIds,
  body: {},
  before: new Map(),
  ...changes,
})
const refusal = (commentId: string): Refusal => ({
  commentId,
  why: 'changed-meanwhile',
  version: 2,
  status: 'hidden',
  decidedBy: 'Ana',
  decidedAt: null,
})
const ids = (state: DeskState) => shownRows(state).map((one) => one.commentId)
const focusOn = (state: DeskState, commentId: string) => deskReducer(state, { type: 'focused', commentId })
const NONE = new Set<string>()

describe('deciding', () => {
  it('moves the focus to what follows, and at the end to what stood before', () => {
    const state = focusOn(start('a', 'b', 'c'), 'b')
    const decided = deskReducer(state, { type: 'decided', batch: batch(['b']) })
    expect([ids(decided), decided.focus]).toEqual([['a', 'c'], 'c'])
    const last = deskReducer(decided, { type: 'decided', batch: batch(['c']) })
    expect([ids(last), last.focus]).toEqual([['a'], 'a'])
    const none = deskReducer(last, { type: 'decided', batch: batch(['a']) })
    expect([ids(none), none.focus]).toEqual([[], null])
  })

  it('brings back what was refused, in its place, and leaves the focus where the hands are', () => {
    const done = batch(['a', 'b'])
    const decided = deskReducer(start('a', 'b', 'c'), { type: 'decided', batch: done })
    const refused = deskReducer(decided, { type: 'refused', batch: done, refusals: [refusal('b')] })
    expect([ids(refused), refused.focus]).toEqual([['b', 'c'], 'c'])
    expect(refused.notices.get('b')).toMatchObject({ kind: 'refused', refusal: { decidedBy: 'Ana' } })
    expect(refused.done).toEqual([done])
  })

  it('offers no undo of what was refused as a whole', () => {
    const done = batch(['a'])
    const decided = deskReducer(start('a', 'b'), { type: 'decided', batch: done })
    expect(deskReducer(decided, { type: 'refused', batch: done, refusals: [refusal('a')] }).done).toEqual([])
  })

  it('brings everything back when nobody confirmed it', () => {
    const done = batch(['a', 'b'])
    const decided = deskReducer(start('a', 'b'), { type: 'decided', batch: done })
    const failed = deskReducer(decided, { type: 'failed', batch: done, message: 'no network' })
    expect([ids(failed), failed.focus, failed.done]).toEqual([['a', 'b'], 'a', []])
    expect(failed.notices.get('a')).toEqual({ kind: 'failed', message: 'no network', batch: done })
  })

  it('comes back by undo with the version of now, and the focus on it', () => {
    const done = batch(['a'])
    const decided = deskReducer(start('a', 'b'), { type: 'decided', batch: done })
    const standings = new Map([['a', { version: 3, status: 'pending' as const }]])
    const undone = deskReducer(decided, { type: 'undone', batchId: done.batchId, standings })
    expect([ids(undone), undone.focus, undone.rows[0]?.version]).toEqual([['a', 'b'], 'a', 3])
  })
})

describe('labelling', () => {
  it('restores what was said before when it is not saved', () => {
    const said = batch(['a'], { kind: 'label', before: new Map([['a', { insult: 'no' }]]) })
    const state = start('a', 'b')
    const labelled = deskReducer(state, { type: 'labelled', batch: said, labels: { threat: 'yes' } })
    expect(labelled.rows[0]?.labels).toEqual({ threat: 'yes' })
    expect(deskReducer(labelled, { type: 'failed', batch: said, message: '' }).rows[0]?.labels).toEqual({
      insult: 'no',
    })
  })

  it('leaves the other rows the very same', () => {
    const state = start('a', 'b')
    const said = batch(['a'], { kind: 'label' })
    expect(deskReducer(state, { type: 'labelled', batch: said, labels: { threat: 'yes' } }).rows[1]).toBe(state.rows[1])
  })
})

describe('moving and selecting', () => {
  it('passes over what a colleague has', () => {
    const state = start('a', 'b', 'c')
    expect(deskReducer(state, { type: 'stepped', by: 1, over: new Set(['b']) }).focus).toBe('c')
    expect(deskReducer(focusOn(state, 'c'), { type: 'stepped', by: 1, over: NONE }).focus).toBe('c')
    expect(deskReducer(state, { type: 'stepped', by: -1, over: NONE }).focus).toBe('a')
  })

  it('selects from the last selected to here, either way', () => {
    const state = deskReducer(start('a', 'b', 'c', 'd'), { type: 'toggled', commentId: 'c' })
    const ranged = deskReducer(state, { type: 'ranged', commentId: 'a' })
    expect([...ranged.selected].sort()).toEqual(['a', 'b', 'c'])
  })

  it('takes the steps beyond the end of what is loaded when the rest comes', () => {
    const waiting = [1, 2].reduce<DeskState>((now) => deskReducer(now, { type: 'stepped', by: 1, over: NONE }), {
      ...start('a'),
      next: 'x',
    })
    expect(waiting.focus).toBe('a')
    const page = { rows: [row('b'), row('c'), row('d')], next: null }
    expect(deskReducer(waiting, { type: 'loaded', page }).focus).toBe('c')
    const moved = deskReducer(focusOn({ ...start('z', 'a'), next: 'x' }, 'a'), { type: 'stepped', by: 1, over: NONE })
    expect(deskReducer(focusOn(moved, 'z'), { type: 'loaded', page }).focus).toBe('z')
  })

  it('adds a page without repeating a comment', () => {
    const state = deskReducer(start('a', 'b'), { type: 'loaded', page: { rows: [row('b'), row('c')], next: 'x' } })
    expect([ids(state), state.next]).toEqual([['a', 'b', 'c'], 'x'])
  })
})

it('keeps the focus on a comment of the list, whatever is done', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const some = fc.subarray(names, { minLength: 1 })
  const action = fc.oneof(
    some.map((chosen) => ({ type: 'decided' as const, batch: batch(chosen) })),
    some.map((chosen) => ({ type: 'refused' as const, batch: batch(chosen), refusals: chosen.map(refusal) })),
    some.map((chosen) => ({ type: 'failed' as const, batch: batch(chosen), message: '' })),
    fc.constantFrom(1 as const, -1 as const).map((by) => ({ type: 'stepped' as const, by, over: NONE })),
    fc.constantFrom(...names).map((commentId) => ({ type: 'notice-left' as const, commentId, gone: true })),
  )
  fc.assert(
    fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
      const state = actions.reduce(deskReducer, start(...names))
      const shown = ids(state)
      expect(state.focus === null ? shown : shown.includes(state.focus)).toEqual(state.focus === null ? [] : true)
    }),
  )
})

describe('rows that are asked for again', () => {
  it('take the place of those that changed, and leave all else the very same', () => {
    const state = start('a', 'b', 'c')
    expect(deskReducer(state, { type: 'refreshed', rows: [row('a'), row('b')] })).toBe(state)
    const scored = { ...row('b'), version: 2 }
    const after = deskReducer(state, { type: 'refreshed', rows: [row('a'), scored] })
    expect(after.rows[0]).toBe(state.rows[0])
    expect(after.rows[1]).toBe(scored)
    expect(after.rows[2]).toBe(state.rows[2])
  })
})
