import type { AuthorRecord } from '#lib/authors/schema.ts'

/** The share of an author's decided comments that are hidden, 0..1; null where nothing was decided yet. */
export function hiddenShare({ approved, hidden }: Pick<AuthorRecord, 'approved' | 'hidden'>): number | null {
  const decided = approved + hidden
  return decided === 0 ? null : hidden / decided
}
