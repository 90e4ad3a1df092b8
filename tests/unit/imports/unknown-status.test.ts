import { describe, expect, it } from 'vitest'
import { nameWord } from '#lib/imports/name-word.ts'
import { readExport } from '#lib/imports/read-export.ts'
import { sayTallies } from '#lib/imports/say-import.ts'
import { type Format, type Mapping, NO_TALLIES, needsMapping } from '#lib/imports/schema.ts'
import { planBatch } from '#lib/imports/work/plan-batch.ts'
import { addTallies, NOTHING_ADDED } from '#lib/imports/work/tally.ts'
import { chunksOf, collect } from '#tests/support/import-file.ts'

const mapping: Mapping = { columns: { id: 'id', text: 'text', status: 'state' }, html: false }

/** What is said of statuses when a file is taken in, batches of two rows each; and how many rows are taken. */
async function sayStatuses(text: string, format: Format) {
  const chunks = chunksOf(text)
  const own = needsMapping(format) ? mapping : null
  const items = await collect(readExport({ name: 'f', head: text, chunks, packed: false }, format, own))
  let [tallies, taken] = [NO_TALLIES, 0]
  for (let at = 0; at < items.length; at += 2) {
    const numbered = items.slice(at, at + 2).map((item, i) => ({ number: at + i + 1, item }))
    const { coming, remarks, unknownStatuses } = planBatch(numbered, { removed: false })
    tallies = addTallies(tallies, { ...NOTHING_ADDED, remarks, unknownStatuses })
    taken += coming.length
  }
  const said = sayTallies(tallies, true).filter(([, what]) => what.includes('status'))
  return { taken, said: said.map(([rows, what]) => `${rows} ${what}`) }
}

const table = (...states: string[]) => ['id,text,state', ...states.map((state, i) => `${i},Yes.,${state}`)].join('\n')
const comment = (id: number, approved: string) =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_content>Yes.</wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved></wp:comment>`
const wxr = (...approved: string[]) =>
  `<rss xmlns:wp="http://wordpress.org/export/1.2/"><item><wp:post_id>1</wp:post_id>${approved.map((one, i) => comment(i + 1, one)).join('')}</item></rss>`
const coral = (...states: (string | undefined)[]) =>
  states
    .map((status, i) => JSON.stringify({ id: `${i}`, storyID: 's', status, revisions: [{ body: 'Yes.' }] }))
    .join('\n')
const blogger = (...states: string[]) =>
  `<feed>${states.map((state, i) => `<entry><id>${i}</id><blogger:type>COMMENT</blogger:type><blogger:parent>9</blogger:parent>${state && `<blogger:status>${state}</blogger:status>`}<content>Yes.</content></entry>`).join('')}</feed>`

describe('rows whose status is not known', () => {
  it.each<[string, string, Format, number, string[]]>([
    ['none', table('approved', '', 'pending'), 'csv', 3, []],
    ['one word', table('approved', 'closed', 'closed'), 'csv', 3, ['2 rows have a status that is not known, and are taken without one: "closed" (line 3)']], // biome-ignore format: one thought
    ['many words', table('a', 'b', 'c', 'd', 'e'), 'csv', 5, ['5 rows have a status that is not known, and are taken without one: "a" (line 2), "b" (line 3), "c" (line 4) and others']], // biome-ignore format: one thought
    ['JSON', '{"id":1,"text":"Yes.","state":"visible"}\n{"id":2,"text":"Yes.","state":7}', 'jsonl', 2, ['1 row has a status that is not known, and is taken without one: "7" (line 2)']], // biome-ignore format: one thought
    ['a row that is not taken', 'id,text,state\n1,,closed', 'csv', 0, []],
    ['Coral', coral('NONE', 'HELD', undefined), 'coral', 3, ['1 row has a status that is not known, and is taken without one: "HELD" (line 2)']], // biome-ignore format: one thought
    ['Blogger', blogger('LIVE', 'BLOCKED', '', 'SPAM_AUTO', 'SOFT_TRASHED'), 'blogger', 3, ['1 row has a status that is not known, and is taken without one: "BLOCKED" (comment 2)']], // biome-ignore format: one thought
    ['a word of the language that this is written in', wxr('constructor', '__proto__'), 'wordpress', 2, ['2 rows have a status that is not known, and are taken without one: "constructor" (comment 1), "__proto__" (comment 2)']], // biome-ignore format: one thought
    ['WordPress', wxr('1', 'feedback', ''), 'wordpress', 3, ['1 row has a status that is not known, and is taken without one: "feedback" (comment 2)']], // biome-ignore format: one thought
  ])('are taken, counted and told: %s', async (_, text, format, taken, said) => {
    expect(await sayStatuses(text, format)).toEqual({ taken, said })
  })

  it.each([
    ['closed', '"closed"'],
    ['as long as it may', '"as long as it may"'],
    ['a status of very many words', '"a status of very ma…"'],
    [`${'a'.repeat(18)}\u{1f600}bc`, `"${'a'.repeat(18)}…"`],
    ['a"b\\', '"a\\"b\\\\"'],
    ['\u001b[31mred\n', '"\\u{1b}[31mred\\u{a}"'],
    ['\0\u202eno', '"\\u{0}\\u{202e}no"'],
    ['\ud800', '"\\u{d800}"'],
    ['schließen', '"schließen"'],
  ])('have it named short, and whole in a line: %j', (word, named) => {
    expect(nameWord(word)).toBe(named)
  })
})
