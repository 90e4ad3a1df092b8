import { UNDETERMINED } from '#lib/queue/views.ts'

const NAMES = new Intl.DisplayNames('en', { type: 'language' })

/** A language by its code, as people call it. */
export function sayLanguage(code: string): string {
  return code === UNDETERMINED ? 'Language not clear' : (NAMES.of(code) ?? code)
}
