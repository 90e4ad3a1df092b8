import { expect, it } from 'vitest'
import { sameSettings } from '#lib/imports/same-settings.ts'
import type { ImportSettings } from '#lib/imports/schema.ts'

const settings: ImportSettings = {
  format: 'csv',
  source: 'archive',
  mapping: { columns: { id: 'no', text: 'body', status: 'rating' }, html: false },
  encoding: 'auto',
  removed: false,
}

it('is blind to the order of columns, as a database may keep them in another one', () => {
  const turned = { columns: { status: 'rating', text: 'body', id: 'no' }, html: false }
  expect(sameSettings(settings, { ...settings, mapping: turned })).toBe(true)
})

it.each<Partial<ImportSettings>>([
  { format: 'jsonl' },
  { source: 'other' },
  { encoding: 'utf-8' },
  { removed: true },
  { section: 'Sport' },
  { mapping: null },
  { mapping: { columns: { id: 'no', text: 'body' }, html: false } },
  { mapping: { columns: { id: 'no', text: 'body', status: 'state' }, html: false } },
  { mapping: { columns: { id: 'no', text: 'body', status: 'rating' }, html: true } },
])('sees the difference of %j', (change) => {
  expect(sameSettings(settings, { ...settings, ...change })).toBe(false)
  expect(sameSettings({ ...settings, ...change }, settings)).toBe(false)
})
