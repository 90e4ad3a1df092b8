import { join } from 'node:path'
import { loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import { readLabelled } from '#lib/scoring/training/read-rows.ts'
import { isKeptOut } from '#lib/scoring/training/split-rows.ts'
import { IN_ENGLISH, IN_OTHER_LANGUAGES, sureOf } from './short-sentences.ts'

// How many texts have a low confidence: `npx node tests/unit/scoring/measure-confidence.ts DATA`, for the rows kept out of
// training by how many words they have, and for the short sentences by language.
const [, , data = ''] = process.argv
const scorer = await loadEmbeddedScorer()

async function say(what: string, texts: readonly string[]): Promise<void> {
  const sure = await sureOf(texts, scorer)
  console.log(`${what}: ${texts.length - sure.length} of ${texts.length} low`)
}

for (const [language, texts] of Object.entries(IN_OTHER_LANGUAGES)) await say(language, texts)
await say('all other languages', Object.values(IN_OTHER_LANGUAGES).flat())
await say('English', IN_ENGLISH)

const rows = readLabelled(join(data, 'toxicity-train.jsonl.gz')).filter(isKeptOut)
for (const [least, most] of [
  [1, 2],
  [3, 6],
  [7, 15],
  [16, Number.POSITIVE_INFINITY],
] as const) {
  const words = (text: string): number => text.match(/\p{L}[\p{L}']*/gu)?.length ?? 0
  const texts = rows.map((row) => row.text).filter((text) => words(text) >= least && words(text) <= most)
  await say(`rows of ${least} to ${most} words`, texts)
}
await scorer.close?.()
