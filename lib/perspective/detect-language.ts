import { isPlainlyEnglish } from '#lib/perspective/plain-english.ts'

/** `sure` when the text is in another language than English beyond reasonable doubt. */
export type Detected = { language: string; sure: boolean }

/**
 * A text counts as another language only if the detector calls itself reliable, puts that language this far above
 * English, and has this many letters to go by. Clients publish what is refused, so a doubt is scored as English.
 */
export const SURE_MARGIN = 0.2
export const SURE_LETTERS = 30

/** Longer texts are told by their beginning. */
const LOOKED_AT = 600

/** Names and addresses are in no language. */
const NO_LANGUAGE = /[@#][\w-]+|https?:\/\/\S+/g

type Detector = typeof import('eld/small')['eld']
let detector: Promise<Detector> | undefined

/** Loads the detector, which takes about a second and 140 MB: not before a process has a text that may be no English. */
export function openDetector(): Promise<Detector> {
  detector ??= import('eld/small').then(({ eld }) => eld)
  return detector
}

/** Tells the language of a text, by ISO 639-1. English, and what is too short or too strange to tell, answers `en`. */
export async function detectLanguage(whole: string): Promise<Detected> {
  const text = whole.slice(0, LOOKED_AT).replace(NO_LANGUAGE, ' ')
  // Most comments: told by their small words, in a fraction of the time that the detector takes.
  if (isPlainlyEnglish(text)) return { language: 'en', sure: true }
  const found = (await openDetector()).detect(text)
  const { language } = found
  if (language === '' || language === 'en') return { language: 'en', sure: language === 'en' }
  if (countLetters(text) < SURE_LETTERS || !found.isReliable()) return { language: 'en', sure: false }
  const scores = found.getScores()
  const margin = (scores[language] ?? 0) - (scores['en'] ?? 0)
  return margin >= SURE_MARGIN ? { language, sure: true } : { language: 'en', sure: false }
}

/** A character of Chinese, Japanese or Korean says more than a letter does: it counts as three. */
function countLetters(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0
  return letters + 2 * dense
}
