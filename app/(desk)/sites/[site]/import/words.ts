import type { FetchRefusal } from '#lib/ingest/fetch-page.ts'
import type { PagePreview } from '#lib/ingest/page-preview.ts'
import type { IngestOutcome } from '#lib/ingest/schema.ts'
import type { WarningCode } from '#lib/separation/schema.ts'

export type Refusal = Exclude<Extract<IngestOutcome, { ok: false }>['reason'], 'already-here'> | FetchRefusal

/** Why a page was not taken, and what to do about it. */
export const REFUSALS: Record<Refusal, string> = {
  empty: 'There is no text in this page.',
  'too-large': 'This page is larger than 10 MB, and no larger ones are taken.',
  'too-heavy': 'This page took too long to separate. Import a part of it.',
  'no-such-block': 'The border lies outside of the page. Start again with the page as it was found.',
  'no-such-section': 'This section was removed meanwhile. Load this page again and choose another.',
  'bad-address':
    'This is not an address that can be fetched: it must start with http:// or https:// and name no port, user or password.',
  'not-public': 'This address leads into a private network, and only public ones are fetched. Paste the page instead.',
  'too-many-redirects': 'This address leads from one to the next without an end.',
  'timed-out': 'The site did not answer within 15 seconds. Try again later, or paste the page.',
  unreachable: 'The site could not be reached. Check the address for a slip, or paste the page.',
  'refused-by-site': 'The site refused to give this page out. Open it in a browser and paste it here.',
  'not-a-page': 'This address does not lead to a page of text or HTML.',
}

export const WARNINGS: Record<WarningCode, string> = {
  'empty-page': 'There is nothing to read in this page.',
  'no-article': 'No article was found in front of the comments.',
  'border-uncertain': 'It is not certain where the comments begin. Look at the border.',
  'comments-uncertain': 'It is not certain whether this page has comments at all.',
  'split-uncertain': 'It is not certain where one comment ends and the next begins.',
  'count-differs': 'The page speaks of another number of comments than was found.',
  'page-truncated': 'The page is so large that its end was not read.',
  'encoding-guessed': 'How the letters of this page are encoded had to be guessed. Look for letters that are wrong.',
}

/** How sure the separator is, in one sentence. */
export function saySureness({ sureness, border, moved }: PagePreview): string {
  if (moved) return border === null ? 'You said that this page has no comments.' : 'You set this border.'
  if (sureness.hasComments === 'unsure') return 'Unsure whether this page has comments.'
  if (border === null)
    return sureness.hasComments === 'sure' ? 'Sure: no comments here.' : 'Most likely no comments here.'
  if (sureness.border === 'unsure') return 'Unsure where the comments begin.'
  const both = sureness.border === 'sure' && sureness.hasComments === 'sure'
  return both ? 'Sure of the border.' : 'Fairly sure of the border.'
}

const UNITS = ['bytes', 'kB', 'MB', 'GB']

/** A number of bytes as people say it. */
export function sayBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1)} ${UNITS[power]}`
}
