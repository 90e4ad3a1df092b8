import type { Look } from '#lib/imports/look-at-text.ts'

/** Of the texts in a column's first rows: how many there are, and in how many elements or entities of HTML stand. */
export type Markup = { texts: number; marked: number }

/** Whether texts are HTML: where at least half of them show it. One of many says nothing of the others. */
export const looksLikeHtml = ({ texts, marked }: Markup): boolean => marked > 0 && 2 * marked >= texts

/** What the first rows of a table show of a column. */
export const markupOf = (look: Extract<Look, { kind: 'table' }>, column: string | undefined): Markup =>
  look.markup[look.columns.indexOf(column ?? '')] ?? { texts: 0, marked: 0 }
