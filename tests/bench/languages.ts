import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { detectLanguage } from '#lib/perspective/detect-language.ts'

const ROWS = '../shared/data/toxicity-dev.jsonl.gz'

/** How many of the development rows, all of them taken for English, are refused for their language, and as which. */
export default async function languages() {
  const lines = gunzipSync(readFileSync(ROWS)).toString('utf8').trimEnd().split('\n')
  const told = await Promise.all(lines.map((line) => detectLanguage((JSON.parse(line) as { text: string }).text)))
  const refused = told.filter(({ language }) => language !== 'en')
  const counts = [...Map.groupBy(refused, ({ language }) => language)].map(([language, all]) => [language, all.length])
  return { rows: lines.length, refused: refused.length, as: Object.fromEntries(counts) }
}
