import { asList, asObject, asTextEntry, field, type Read } from '#lib/perspective/read-fields.ts'
import { MAX_ENTRIES, MAX_ENTRY_BYTES } from '#lib/perspective/schema.ts'
import { statuses } from '#lib/perspective/status.ts'

/** The texts of a context: its entries (one alone may stand without a list), or the article and the parent comment. */
export function readContext(value: unknown): Read<string[]> {
  if (value === undefined) return { ok: true, value: [] }
  const context = asObject(value, 'context')
  if (!context.ok) return context
  const entries = field(context.value, 'entries')
  const pair = field(context.value, 'articleAndParentComment')
  if (pair !== undefined && asList(entries).length > 0) return statuses.bothContexts()
  if (pair === undefined) return readTexts(asList(entries), 'context.entries')
  const both = asObject(pair, 'context.article_and_parent_comment')
  if (!both.ok) return both
  const texts = [field(both.value, 'article'), field(both.value, 'parentComment')].filter((text) => text !== undefined)
  return readTexts(texts, 'context.article_and_parent_comment')
}

function readTexts(entries: readonly unknown[], path: string): Read<string[]> {
  if (entries.length > MAX_ENTRIES) return statuses.contextTooMany()
  const texts: string[] = []
  for (const entry of entries) {
    const read = asTextEntry(entry, path)
    if (!read.ok) return read
    if (Buffer.byteLength(read.value.text) > MAX_ENTRY_BYTES) return statuses.contextTooLong()
    texts.push(read.value.text)
  }
  return { ok: true, value: texts }
}
