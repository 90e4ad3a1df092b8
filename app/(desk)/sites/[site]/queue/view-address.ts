import type { View } from '#lib/queue/schema.ts'

/** A view as the query of an address, as the page and the API read it. */
export function viewQueryString(view: View): string {
  const query = new URLSearchParams({ queue: view.queue, order: view.order })
  if (view.article) query.set('article', view.article)
  return query.toString()
}

/** Where a view stands: its address is all of it, and can be shared. */
export function viewAddress(site: string, view: View): string {
  return `/sites/${site}/queue?${viewQueryString(view)}`
}
