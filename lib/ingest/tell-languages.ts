import { textsWithoutLanguage } from '#lib/ingest/data.ts'
import { storeLanguages } from '#lib/ingest/mutations.ts'
import { detectLanguage } from '#lib/perspective/detect-language.ts'
import { UNDETERMINED } from '#lib/queue/views.ts'

/** How many texts are looked at and written together. */
const AT_ONCE = 1000

type Text = { commentId: string; revisionId: string; text: string }

/** Notes the language of texts beside their comments; a text that is too short or too strange to tell has none. */
export async function tellLanguages(texts: readonly Text[]): Promise<void> {
  const told = texts.map(async ({ commentId, revisionId, text }) => {
    const { language, sure } = await detectLanguage(text)
    return { commentId, revisionId, language: sure ? language : UNDETERMINED }
  })
  await storeLanguages(await Promise.all(told))
}

/** Does so for every comment that was left without: from before there were languages, or when a process was lost. */
export async function tellMissingLanguages(): Promise<void> {
  for (;;) {
    const texts = await textsWithoutLanguage(AT_ONCE)
    await tellLanguages(texts)
    if (texts.length < AT_ONCE) return
  }
}
