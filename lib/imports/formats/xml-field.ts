/** The text of a field as it comes: its words alone, and the same with its elements as HTML has them. */
export type XmlField = { words: string; html: string; isMarked: boolean }

/** Text of one field is kept up to so many UTF-16 code units, and a piece beyond; no comment that may be taken is longer. */
const LONGEST_TEXT = 1_000_000

export const newField = (): XmlField => ({ words: '', html: '', isMarked: false })

const joined = (before: string, more: string): string => (before.length > LONGEST_TEXT ? before : before + more)

/** Adds words; those of a CDATA section are HTML by themselves. */
export function addText(field: XmlField, text: string, isHtml: boolean): void {
  field.words = joined(field.words, text)
  field.html = joined(field.html, isHtml ? text : escaped(text))
}

/** Signs that were written out in XML stand for themselves. Entities that XML does not know are those of HTML. */
const escaped = (text: string): string =>
  text.replace(/&(?=(?:lt|gt|amp|quot|apos|#\w+);)/g, '&amp;').replaceAll('<', '&lt;')

export function addTag(field: XmlField, name: string, isHidden: boolean): void {
  field.isMarked = true
  field.html = joined(field.html, `<${tagOf(name)}${isHidden ? ' hidden' : ''}>`)
}

/** A line break has no end: HTML would take one for another line break. */
export function endTag(field: XmlField, name: string): void {
  const tag = tagOf(name)
  if (!/^br$/i.test(tag)) field.html = joined(field.html, `</${tag}>`)
}

/** What begins as no tag of HTML does would be a word there. */
const tagOf = (name: string): string => (/^[a-z]/i.test(name) ? name.replace(/^x?html:/i, '') : 'span')

/** Without elements a field that is HTML was written out: its words are it. */
export const readField = ({ words, html, isMarked }: XmlField, isHtml: boolean): string =>
  isHtml && isMarked ? html : words
