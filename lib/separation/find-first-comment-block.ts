import type { Separation } from '#lib/separation/schema.ts'

/** Where the comments of a separated page begin, as an index into its blocks: an author line counts; null for none. */
export function findFirstCommentBlock({ blocks }: Pick<Separation, 'blocks'>): number | null {
  const first = blocks.findIndex((block) => block.comment !== null)
  return first < 0 ? null : first
}
