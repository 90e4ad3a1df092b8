import type { SectionOutcome } from '#lib/sections/schema.ts'

const REFUSED: Record<Extract<SectionOutcome, { ok: false }>['reason'], string> = {
  'name-taken': 'There is a section of this name already.',
  'not-here': 'This section was removed before.',
  'has-articles': 'Articles stand under this section by now. Move them first.',
}

/** What an answer means in words; null where it went well. */
export const explainSection = (outcome: SectionOutcome): string | null => (outcome.ok ? null : REFUSED[outcome.reason])
