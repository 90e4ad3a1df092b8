import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { findImport } from '#lib/imports/data.ts'
import { cancelImport } from '#lib/imports/mutations.ts'
import { workOnImport } from '#lib/imports/open-import.ts'
import { type ImportSettings, type Mapping, REJECTED } from '#lib/imports/schema.ts'
import { beginWork, storeBatch } from '#lib/imports/work/mutations.ts'
import { makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'
import { fixture, HOW, importFile, remarksOf, sendFile, start } from '#tests/support/import-file.ts'

let siteId: string
beforeEach(async () => {
  siteId = await makeSite()
})

const bring = (content: Buffer | string, settings: Partial<ImportSettings>) => importFile({ siteId, content, settings })

describe('workers', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => JSON.stringify({ id: `m${i}`, text: `Text ${i}`, parent: i % 7 === 0 ? undefined : `m${(i * 31) % count}` })).join('\n') // biome-ignore format: one thought
  const mapping: Mapping = { columns: { id: 'id', text: 'text', parent: 'parent' }, html: false }
  const flat: Mapping = { columns: { id: 'id', text: 'text' }, html: false }

  it('two at once on the same file take each comment in once', async () => {
    const importId = await sendFile({ siteId, content: many(3500), settings: { format: 'jsonl', mapping } })
    await Promise.all([workOnImport(importId, HOW), workOnImport(importId, HOW), workOnImport(importId, HOW)])
    const line = await findImport(siteId, importId)
    expect(line).toMatchObject({ state: 'done', doneItems: 3500 })
    expect(line?.tallies.created).toBe(3500)
    expect(await db().comment.count({ where: { siteId } })).toBe(3500)
  })

  it('goes on after the batches that are committed, and does none of them again', async () => {
    const importId = await sendFile({ siteId, content: many(2500), settings: { format: 'jsonl', mapping } })
    const work = await beginWork(importId)
    if (!work) throw new Error('nothing to do')
    const item = { is: 'comment', place: 'line 1', id: 'm0', article: { id: 'file', title: null, url: null }, author: null, parent: null, text: 'Text 0', time: null, status: null } as const // biome-ignore format: one thought
    expect(await storeBatch(work, { items: [{ number: 1, item }], doneBytes: 10 }, { ...HOW, now: NOW })).toBe(true)
    // The same batch by somebody who did not see that one.
    expect(await storeBatch(work, { items: [{ number: 1, item }], doneBytes: 10 }, { ...HOW, now: NOW })).toBe(false)
    await workOnImport(importId, HOW)
    expect((await findImport(siteId, importId))?.tallies).toMatchObject({ created: 2500, unchanged: 0, rejected: {} })
  })

  it('puts what waited for something that is left out where it stands in the file, behind what was here', async () => {
    await bring(JSON.stringify({ id: 'old', text: 'Old' }), { format: 'jsonl', source: 's', mapping: flat })
    const rows = [{ id: 'b', text: 'B', parent: 'x' }, { id: 'old', text: 'Older' }, { id: 'a', text: 'A' }, { id: 'x', text: '' }] // biome-ignore format: one thought
    const importId = await sendFile({ siteId, content: rows.map((row) => JSON.stringify(row)).join('\n'), settings: { format: 'jsonl', source: 's', mapping } }) // biome-ignore format: one thought
    for (const number of [1, 2, 3]) {
      const work = await beginWork(importId)
      if (!work) throw new Error('nothing to do')
      const { id = '', text = '', parent = null } = rows[number - 1] ?? {}
      const item = { is: 'comment', place: `line ${number}`, id, article: { id: 'file', title: null, url: null }, author: null, parent, text, time: null, status: null } as const // biome-ignore format: one thought
      await storeBatch(work, { items: [{ number, item }], doneBytes: 10 }, { ...HOW, now: NOW })
    }
    await workOnImport(importId, HOW)
    const stood = await db().comment.findMany({ where: { siteId }, orderBy: { position: 'asc' } })
    expect(stood.map(({ externalId }) => externalId)).toEqual(['old', 'b', 'a'])
  })

  it('stops where it was cancelled, keeps what was taken, and can begin again', async () => {
    const importId = await sendFile({ siteId, content: many(50), settings: { format: 'jsonl', mapping } })
    expect(await cancelImport(importId, { siteId, actor: SYSTEM, now: NOW })).toEqual({ ok: true })
    await workOnImport(importId, HOW)
    expect(await findImport(siteId, importId)).toMatchObject({ state: 'cancelled', kept: true })
    expect(await db().comment.count({ where: { siteId } })).toBe(0)
    await start(importId, siteId, { format: 'jsonl', mapping })
    await workOnImport(importId, HOW)
    expect(await findImport(siteId, importId)).toMatchObject({ state: 'done', tallies: { created: 50 } })
  })

  it('ends in a sentence where the file breaks, with what stood before it', async () => {
    const broken = fixture('wordpress.xml').toString().replace('<title>Shop</title>', '<title>Shop</titel>')
    const line = await bring(broken, { format: 'wordpress' })
    expect(line).toMatchObject({ state: 'failed', kept: true, failure: expect.stringMatching(/^Line 91: the file is not well-formed XML/) }) // biome-ignore format: one thought
    expect(line.tallies.created).toBe(3)
    expect(await db().importRow.count({ where: { importId: line.id } })).toBe(0)
    const mended = await bring(fixture('wordpress.xml'), { format: 'wordpress' })
    expect(mended).toMatchObject({ state: 'done', tallies: { created: 1, unchanged: 3 } })
  })

  it('names what waits for a parent that the file breaks before, and takes it in its place from the mended one', async () => {
    const rows = (ids: [id: string, parent: string | null][]) => ids.map(([id, parent]) => JSON.stringify({ id, text: `Text ${id}`, parent })) // biome-ignore format: one thought
    const whole = rows([['4', '3'], ['3', '1'], ['2', null], ['1', null]]) // biome-ignore format: one thought
    const broken = await bring(`[${whole.slice(0, 3).join(',')},`, { format: 'jsonl', mapping })
    expect(broken).toMatchObject({ state: 'failed', tallies: { created: 1, rejected: { 'parent-unread': 2 } } })
    expect(await remarksOf(broken.id)).toMatchObject([
      { place: 'record 1', id: '4', taken: false, reason: REJECTED['parent-unread'] },
      { place: 'record 2', id: '3', taken: false },
    ])
    const mended = await bring(`[${whole.join(',')}]`, { format: 'jsonl', mapping })
    expect(mended).toMatchObject({ state: 'done', tallies: { created: 3, unchanged: 1, rejected: {} } })
    const stood = await db().comment.findMany({ where: { siteId }, include: { parent: true }, orderBy: { externalId: 'asc' } }) // biome-ignore format: one thought
    expect(stood.map(({ parent }) => parent?.externalId ?? null)).toEqual([null, null, '1', '3'])
  })

  it('keeps the sites apart', async () => {
    await bring(fixture('wordpress.xml'), { format: 'wordpress' })
    const other = await makeSite()
    const line = await importFile({
      siteId: other,
      content: fixture('wordpress.xml'),
      settings: { format: 'wordpress' },
    })
    expect(line.tallies.created).toBe(4)
    expect(await findImport(siteId, line.id)).toBeNull()
    expect(await cancelImport(newId(), { siteId, actor: SYSTEM, now: NOW })).toEqual({ ok: false })
  })
})
