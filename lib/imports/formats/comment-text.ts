import { keepSigns, LONGEST_MARKUP } from '#lib/imports/formats/markup.ts'
import { parseHtml } from '#lib/separation/html/flat-tree.ts'
import { blockAncestors, joinBlocks, readBlocks } from '#lib/separation/html/read-blocks.ts'

/** The text of a comment in HTML: paragraphs apart by a blank line, what no reader sees left out. */
export function textOfHtml(html: string): string {
  if (html.length > LONGEST_MARKUP) return html
  if (!/[<&]/.test(html)) return html.replace(/\s+/g, ' ').trim()
  // Two line breaks are how old editors made a paragraph.
  const nodes = parseHtml(html.replace(/(?:<br\s*\/?>\s*){2,}/gi, '<p>'))
  return joinBlocks(readBlocks({ nodes, above: blockAncestors(nodes) }, [0, nodes.length]))
}

/** A tag as a reader of HTML ends it. */
const TAG = /<\/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi

/** The same where line breaks are meant, as WordPress keeps comments: it makes paragraphs of them when it shows one. */
export function textOfLooseHtml(html: string): string {
  if (html.length > LONGEST_MARKUP) return html
  const lines = html.replace(/\r\n?/g, '\n').replace(TAG, (tag) => tag.replaceAll('\n', ' '))
  if (!/[<&]/.test(lines)) return tidyText(lines)
  return textOfHtml(lines.replace(/\n[ \t]*\n\s*/g, '<p>').replace(/\n/g, '<br>'))
}

/** A name or a title in HTML, in one line. */
export const lineOfHtml = (html: string): string => (/[<&]/.test(html) ? textOfHtml(html).replace(/\s+/g, ' ') : html)

/**
 * The text of a cell of a table whose texts are HTML. It is not known whether line breaks are meant: they are where no element makes
 * any; nor whether each text is HTML: what is no tag of it stays.
 */
export function textOfAnyHtml(html: string): string {
  if (html.length > LONGEST_MARKUP) return html
  const kept = keepSigns(html)
  return BLOCKS.test(kept) ? textOfHtml(kept) : textOfLooseHtml(kept)
}

const BLOCKS = /<(?:p|br|div|li|pre|blockquote|h\d|tr|section|article)\b/i

/** A plain text without blanks around it, and with at most one empty line between others. */
export function tidyText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?<![ \t])[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
