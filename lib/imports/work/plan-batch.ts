import {
  address,
  checkRow,
  cut,
  type ImportRow,
  LONGEST_ID,
  LONGEST_NAME,
  LONGEST_TITLE,
} from '#lib/imports/check-row.ts'
import { nameWord } from '#lib/imports/name-word.ts'
import type { ImportSettings, LeftOutWhy, NamedArticle, ReadItem, RejectedWhy, TakenBut } from '#lib/imports/schema.ts'
import { storable } from '#lib/text.ts'

/** An item of a file with its place in the order of all. */
export type Numbered = { number: number; item: ReadItem }

/** A comment on its way, and where it stands in the file. */
export type Coming = ImportRow & { number: number; place: string }

/** What is said of a row that is not taken, or not as it stands. */
export type Remark = { number: number; place: string; externalId: string | null; why: RejectedWhy | TakenBut }

/** An id that stands in the file for nothing that is taken: what answers it answers what it answers. */
export type Gone = { id: string; number: number; place: string; parent: string | null }

export type BatchPlan = {
  coming: Coming[]
  gone: Gone[]
  /** What was deleted at the source and is left out. */
  deleted: { id: string; number: number }[]
  remarks: Remark[]
  leftOut: Partial<Record<LeftOutWhy, number>>
  /** The statuses that are not known, of rows that are taken without one. */
  unknownStatuses: { word: string; place: string }[]
  articles: NamedArticle[]
  authors: { id: string; name: string }[]
}

/** Sorts what was read by what is to become of it, without looking at what is here already. */
export function planBatch(items: readonly Numbered[], settings: Pick<ImportSettings, 'removed'>): BatchPlan {
  const plan: BatchPlan = { coming: [], gone: [], deleted: [], remarks: [], leftOut: {}, unknownStatuses: [], articles: [], authors: [] } // biome-ignore format: one thought
  for (const one of items) planItem(plan, one, settings)
  return plan
}

function planItem(plan: BatchPlan, { number, item }: Numbered, settings: Pick<ImportSettings, 'removed'>): void {
  if (item.is === 'article') keepArticle(plan, item)
  else if (item.is === 'author') keepAuthor(plan, item)
  else if (item.is === 'left-out') leaveOut(plan, { ...item, number, place: '' })
  else if (item.is === 'rejected') reject(plan, { number, place: item.place, id: item.id, parent: null }, item.why)
  else {
    const checked = checkRow(item, settings)
    const at = { number, place: item.place, id: item.id, parent: item.parent }
    if (checked.ok) {
      plan.coming.push(unlessItsOwn(plan, { ...checked.row, number, place: item.place }))
      if (item.unknownStatus) plan.unknownStatuses.push({ word: nameWord(item.unknownStatus), place: item.place })
    } else if (checked.leftOut) leaveOut(plan, { ...at, why: checked.leftOut })
    else reject(plan, at, checked.why)
  }
}

/** No comment can be taken whose article or author has an id that is too long. */
function keepArticle(plan: BatchPlan, { id, title, url }: NamedArticle): void {
  if (id.length <= LONGEST_ID) plan.articles.push({ id: storable(id), title: cut(title, LONGEST_TITLE), url: address(url) }) // biome-ignore format: one thought
}

function keepAuthor(plan: BatchPlan, { id, name }: { id: string; name: string }): void {
  const kept = cut(name, LONGEST_NAME)
  if (kept !== null && id.length <= LONGEST_ID) plan.authors.push({ id: storable(id), name: kept })
}

function unlessItsOwn(plan: BatchPlan, row: Coming): Coming {
  if (row.parent !== row.id) return row
  plan.remarks.push({ number: row.number, place: row.place, externalId: row.id, why: 'parent-circle' })
  return { ...row, parent: null }
}

type At = { number: number; place: string; id: string | null; parent: string | null }

function leaveOut(plan: BatchPlan, { why, ...at }: At & { why: LeftOutWhy }): void {
  plan.leftOut[why] = (plan.leftOut[why] ?? 0) + 1
  if (why === 'deleted' && at.id !== null) plan.deleted.push({ id: storable(at.id), number: at.number })
  forget(plan, at)
}

function reject(plan: BatchPlan, at: At, why: RejectedWhy): void {
  plan.remarks.push({
    number: at.number,
    place: at.place,
    externalId: at.id === null ? null : storable(at.id.slice(0, LONGEST_ID)),
    why,
  })
  forget(plan, at)
}

/** Ids that are too long stand for nothing. */
function forget(plan: BatchPlan, { id, number, place, parent }: At): void {
  if (id === null || id.length > LONGEST_ID) return
  const above = parent === null || parent.length > LONGEST_ID ? null : storable(parent)
  plan.gone.push({ id: storable(id), number, place, parent: above })
}
