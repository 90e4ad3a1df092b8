import type { Total } from '#lib/queue/views.ts'

/** How many a view holds, as far as it was counted. */
export function sayTotal({ count, exact }: Total): string {
  return exact ? count.toLocaleString('en') : `at least ${count.toLocaleString('en')}`
}
