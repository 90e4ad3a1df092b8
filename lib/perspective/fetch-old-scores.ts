import { asNumber, asObject, field } from '#lib/perspective/read-fields.ts'

/** Where the old service answers, until it no longer does. */
export const OLD_SERVICE = 'https://commentanalyzer.googleapis.com'

/** How long it may take, in milliseconds. Nobody waits for it. */
const PATIENCE = 5000

export type OldScoresAsked = { text: string; attributes: readonly string[]; key: string; base: string }

/** What the old service says of a text, by attribute; null when it does not answer, or not with scores. */
export async function fetchOldScores({
  text,
  attributes,
  key,
  base,
}: OldScoresAsked): Promise<Map<string, number> | null> {
  const requestedAttributes = Object.fromEntries(attributes.map((name) => [name, {}]))
  const body = JSON.stringify({ comment: { text }, requestedAttributes, languages: ['en'], doNotStore: true })
  const headers = { 'content-type': 'application/json', 'x-goog-api-key': key }
  const init = { method: 'POST', body, headers, redirect: 'error' as const, signal: AbortSignal.timeout(PATIENCE) }
  try {
    const response = await fetch(`${base}/v1alpha1/comments:analyze`, init)
    if (response.ok) return readScores(await response.json())
    await response.body?.cancel()
    return null
  } catch {
    // Whatever is wrong with it is no concern of the request that was answered already.
    return null
  }
}

function readScores(json: unknown): Map<string, number> {
  const answer = asObject(json, '')
  const scores = answer.ok ? asObject(field(answer.value, 'attributeScores'), '') : answer
  const found = new Map<string, number>()
  if (!scores.ok) return found
  for (const [name, of] of Object.entries(scores.value)) {
    const entry = asObject(of, '')
    const summary = entry.ok ? asObject(field(entry.value, 'summaryScore'), '') : entry
    const value = summary.ok ? asNumber(field(summary.value, 'value'), '') : summary
    if (value.ok && value.value !== null && value.value >= 0 && value.value <= 1) found.set(name, value.value)
  }
  return found
}
