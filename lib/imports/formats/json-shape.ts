import { parseJson } from '#lib/imports/formats/read-json.ts'

/** How a file has its records: one a line, whole documents one after the other, a list, or lists under names. */
export type JsonShape = 'lines' | 'documents' | 'list' | 'named-lists'

/** What the lists of an export are called that stand under names. */
const LISTS = new Set(['topics', 'post_stream', 'latest_posts', 'comments', 'stories', 'assets'])

/** The shape of a file that begins with `head`. */
export function shapeOf(head: string): JsonShape {
  const start = head.trimStart()
  if (start.startsWith('[')) return 'list'
  const { end, values } = surveyObject(start)
  const first = start.slice(0, end ?? start.length)
  const isLine = !/[\n\r]/.test(first)
  if (end !== null && start.slice(end).trimStart().startsWith('{')) return isLine ? 'lines' : 'documents'
  // A line that is no JSON has brothers, too.
  if (isLine && end !== null && parseJson(first) === undefined) return 'named-lists'
  return isLine && !isEnvelope(values, first) ? 'lines' : 'named-lists'
}

/** Whether an object that stands alone is there for the lists in it, and no record itself: it has no words of its own. */
function isEnvelope(values: ReadonlyMap<string, string>, text: string): boolean {
  const isWithin = (one: string): boolean => one === '{' || one === '['
  if ([...values].some(([name, one]) => LISTS.has(name) && isWithin(one))) return true
  return ![...values.values()].includes('"') && /:\s*\[\s*\{/.test(text)
}

/** Where the first object of a text ends, null where that is not there, and what its own values begin with, by name. */
function surveyObject(text: string): { end: number | null; values: Map<string, string> } {
  const values = new Map<string, string>()
  const marks = /"(?:[^"\\]|\\.)*"?|[{}[\]:,]|[^\s"{}[\]:,]+/g
  let depth = 0
  let name: string | null = null
  let before = ''
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (depth === 1 && before === ':' && name !== null) values.set(name, mark[0] ?? '')
    if (depth === 1 && mark === ':') name = before.slice(1, -1)
    if (mark === '{' || mark === '[') depth += 1
    if (mark === '}' || mark === ']') depth -= 1
    if (depth === 0) return { end: index + mark.length, values }
    before = mark
  }
  return { end: null, values }
}
