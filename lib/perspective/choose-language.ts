import { detectLanguage } from '#lib/perspective/detect-language.ts'

/** The languages that the embedded scorer was trained on and measured in. */
export const LANGUAGES: readonly string[] = ['en']

/** What to score a text as. `unsupported` names the language that keeps it from being scored. */
export type ChosenLanguage = { languages: string[]; detected: string[]; unsupported: string | null }

/** By what the request says, or by the text where it says nothing. A region (`en-US`) does not matter. */
export async function chooseLanguage(requested: readonly string[], text: string): Promise<ChosenLanguage> {
  if (requested.length > 0) {
    const unsupported = requested.find((language) => !LANGUAGES.includes(primary(language))) ?? null
    return { languages: [...requested], detected: [], unsupported: unsupported === null ? null : primary(unsupported) }
  }
  const { language } = await detectLanguage(text)
  return { languages: [language], detected: [language], unsupported: LANGUAGES.includes(language) ? null : language }
}

/** The language of a BCP 47 tag, lower case. */
function primary(tag: string): string {
  return (tag.split(/[-_]/, 1)[0] ?? '').toLowerCase()
}
