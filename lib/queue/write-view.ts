import type { View } from '#lib/queue/schema.ts'
import { FILTERS } from '#lib/queue/views.ts'

/** A view as the query of an address, as pages and API read it: the same view always in the same words. */
export function viewQueryString(view: View): string {
  const query = new URLSearchParams({ queue: view.queue, order: view.order })
  for (const filter of FILTERS) {
    const value = view[filter]
    if (value !== undefined) query.set(filter, value)
  }
  return query.toString()
}
