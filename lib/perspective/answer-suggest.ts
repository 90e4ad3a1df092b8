import { detectLanguage } from '#lib/perspective/detect-language.ts'
import type { SuggestRequest } from '#lib/perspective/schema.ts'
import { webAddress } from '#lib/text.ts'

/** The answer to a suggestion that was kept. */
export async function answerSuggest({ clientToken, languages, comment }: SuggestRequest): Promise<object> {
  const token = clientToken === null ? {} : { clientToken }
  if (languages.length > 0) return { ...token, requestedLanguages: languages }
  const { language } = await detectLanguage(comment.text)
  return { ...token, detectedLanguages: [language] }
}

/** Where the comment stands, as Coral says it in its context: JSON with a `url`. Null where nothing says so. */
export function permalinkOf(context: readonly string[]): string | null {
  for (const entry of context) {
    const url = entry.length < 10_000 ? urlIn(entry) : undefined
    const address = typeof url === 'string' ? webAddress(url) : null
    if (address !== null) return address
  }
  return null
}

function urlIn(entry: string): unknown {
  if (!entry.trimStart().startsWith('{')) return entry.trim()
  try {
    return (JSON.parse(entry) as { url?: unknown }).url
  } catch {
    return undefined
  }
}
