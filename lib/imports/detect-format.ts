import { shapeOf } from '#lib/imports/formats/json-shape.ts'
import { DECLARES, ImportRefusal } from '#lib/imports/refusal.ts'
import type { Format } from '#lib/imports/schema.ts'

/** What a text is that begins with `head`. Throws an ImportRefusal where it is XML or HTML of no kind that is read. */
export function detectFormat(head: string): Format {
  const start = head.replace(/^\uFEFF/, '').trimStart()
  if (start.startsWith('<')) return detectXml(start)
  if (start.startsWith('{') || start.startsWith('[')) return detectJson(start)
  if (start === '') throw new ImportRefusal('The file is empty.')
  return 'csv'
}

/** What stands before the first element: declarations, instructions, remarks and blanks. */
const PROLOGUE = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype\s[^>[]*(?:\[[\s\S]*?\]\s*)?>)+/i

/** Whether a text of a zip that begins with `head` may be part of an export of this format. */
function looksLike(head: string, format: Format): boolean {
  const found = formatOf(head)
  // Coral's stories and users show by nothing in their beginning whose they are.
  if (found === format || (format === 'coral' && found === 'jsonl')) return true
  // Rows of any JSON are rows, also where they have a field that an export is known by.
  return format === 'jsonl' && (found === 'coral' || found === 'discourse')
}

/** Whether a text is read as part of an export of this format: alone in its file it is, whatever it looks like. */
export const isPartOf = ({ head, packed }: { head: string; packed: boolean }, format: Format): boolean =>
  !packed || looksLike(head, format)

/** The same, null where the text is none that is read. */
export function formatOf(head: string): Format | null {
  try {
    return detectFormat(head)
  } catch (error) {
    if (error instanceof ImportRefusal) return null
    throw error
  }
}

function detectXml(start: string): Format {
  const prologue = PROLOGUE.exec(start)?.[0] ?? ''
  const rest = start.slice(prologue.length)
  if (/^<!doctype/i.test(rest)) throw new ImportRefusal(DECLARES)
  const [root = '', name = ''] = /^<([\w:.-]+)[^>]*/.exec(rest) ?? []
  if (/<!doctype\s+html/i.test(prologue) || /^html$/i.test(name)) throw new ImportRefusal('This is a page and no export: import it as a page.') // biome-ignore format: one thought
  if (/wordpress\.org\/export/.test(root)) return 'wordpress'
  if (name === 'disqus') return 'disqus'
  if (name === 'feed' && /blogger/i.test(start)) return 'blogger'
  throw new ImportRefusal(
    'This XML is of no kind that is known: it is neither of WordPress nor of Disqus nor of Blogger.',
  )
}

const CORAL = /"(?:storyID|asset_id|tenantID)"\s*:/
const PAGE = /"(?:edges|nodes)"\s*:\s*\[/
const BODY = /"body"\s*:/
const DISCOURSE = /"(?:post_stream|latest_posts|topics|post_number)"\s*:/

/** One record a line is known by its first; anything else by its whole beginning. */
function detectJson(start: string): Format {
  const sample = shapeOf(start) === 'lines' ? (start.split('\n', 1)[0] ?? '') : start
  if (CORAL.test(sample) || isCoralAnswer(sample)) return 'coral'
  return DISCOURSE.test(sample) ? 'discourse' : 'jsonl'
}

/** What a query for comments answers: pages of them, each with its words. Linear, as a zip may hold a thousand of these. */
function isCoralAnswer(sample: string): boolean {
  const page = sample.search(PAGE)
  return page >= 0 && BODY.test(sample.slice(page))
}
