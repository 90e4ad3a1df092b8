import { describe, expect, it } from 'vitest'
import { change, type Item, type Progress, START, sureItems } from '#app/(desk)/sites/[site]/import/import-state.ts'
import { addressQuery } from '#app/(desk)/sites/[site]/import/send-page.ts'
import type { PagePreview } from '#lib/ingest/page-preview.ts'

const item = (id: number, progress: Progress = { is: 'waiting' }): Item => ({
  id,
  draft: { name: `page ${id}`, bytes: new Blob(), url: null },
  border: undefined,
  progress,
})

const preview = (what: Partial<PagePreview>): Progress => ({
  is: 'ready',
  preview: { sure: true, knownAs: null, ...what } as PagePreview,
  problem: null,
})

describe('pages being imported', () => {
  it('open by themselves where there is one', () => {
    expect(change(START, { type: 'added', items: [item(1)] }).open).toBe(1)
    expect(change(START, { type: 'added', items: [item(1), item(2)] }).open).toBeNull()
  })

  it('go on one by one', () => {
    const state = change(START, { type: 'added', items: [item(1), item(2)] })
    const refused = change(state, { type: 'progressed', id: 2, progress: { is: 'refused', message: 'no' } })
    expect(refused.items.map((one) => one.progress.is)).toEqual(['waiting', 'refused'])
    expect(change(refused, { type: 'progressed', id: 9, progress: { is: 'waiting' } }).items).toEqual(refused.items)
  })

  it('are gone when somebody starts anew', () => {
    expect(change(change(START, { type: 'added', items: [item(1)] }), { type: 'cleared' })).toEqual(START)
  })

  it.each<[string, Progress, boolean]>([
    ['certain', preview({}), true],
    ['uncertain', preview({ sure: false }), false],
    ['here already', preview({ knownAs: 'an article' }), false],
    ['waiting', { is: 'waiting' }, false],
    ['imported', { is: 'saved', articleId: 'a', comments: 1, title: null }, false],
  ])('may be imported all at once where they are sure: %s', (_, progress, sure) => {
    expect(sureItems([item(1, progress)])).toHaveLength(sure ? 1 : 0)
  })
})

describe('the address that a page is sent to', () => {
  const draft = { name: 'a', bytes: new Blob(), url: null }
  it.each([
    ['as it was found', undefined, {}, ''],
    ['with a border', 0, {}, 'border=0'],
    ['without comments', null, {}, 'border=none'],
    ['in part', undefined, { blocksFrom: 240, commentsFrom: 0 }, 'blocksFrom=240&commentsFrom=0'],
  ])('says %s', (_, border, window, query) => {
    expect(addressQuery(draft, border, window)).toBe(query)
  })

  it('says that the encoding of a fetched page was guessed, as its letters show it no more', () => {
    expect(addressQuery({ ...draft, guessed: true }, undefined)).toBe('guessed=yes')
    expect(addressQuery({ ...draft, guessed: false }, undefined)).toBe('')
  })

  it('names where the page was fetched from', () => {
    const url = 'https://example.org/?a=1&b=ü'
    expect(new URLSearchParams(addressQuery({ ...draft, url }, undefined)).get('url')).toBe(url)
  })
})
