import { isObject } from '#lib/imports/formats/json-fields.ts'
import { shapeOf } from '#lib/imports/formats/read-json.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import type { Format } from '#lib/imports/schema.ts'

/** What a text is that begins with `head`. Throws an ImportRefusal where it is XML or HTML of no kind that is read. */
export function detectFormat(head: string): Format {
  const start = head.replace(/^\uFEFF/, '').trimStart()
  if (start.startsWith('<')) return detectXml(start)
  if (start.startsWith('{') || start.startsWith('[')) return detectJson(start)
  if (start === '') throw new ImportRefusal('The file is empty.')
  return 'csv'
}

function detectXml(start: string): Format {
  if (/<!doctype html|<html[\s>]/i.test(start)) throw new ImportRefusal('This is a page and no export: import it as a page.') // biome-ignore format: one thought
  if (/wordpress\.org\/export/.test(start)) return 'wordpress'
  if (/<disqus[\s>]|disqus\.com\/disqus-internals/.test(start)) return 'disqus'
  if (/<feed[\s>]/.test(start) && /blogger/i.test(start)) return 'blogger'
  throw new ImportRefusal(
    'This XML is of no kind that is known: it is neither of WordPress nor of Disqus nor of Blogger.',
  )
}

const CORAL = /"(?:storyID|asset_id|tenantID)"\s*:/
const DISCOURSE = /"(?:post_stream|latest_posts|topics)"\s*:/

function detectJson(start: string): Format {
  if (shapeOf(start) === 'lines') return isCoralRecord(start.split('\n', 1)[0] ?? '') ? 'coral' : 'jsonl'
  if (CORAL.test(start)) return 'coral'
  return DISCOURSE.test(start) || /"post_number"\s*:/.test(start) ? 'discourse' : 'jsonl'
}

function isCoralRecord(line: string): boolean {
  const value: unknown = JSON.parse(line)
  return isObject(value) && CORAL.test(line)
}
