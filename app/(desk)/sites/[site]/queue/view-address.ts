import type { View } from '#lib/queue/schema.ts'
import { viewQueryString } from '#lib/queue/write-view.ts'

/** Where a view stands: its address is all of it, and can be shared. */
export function viewAddress(site: string, view: View): string {
  return `/sites/${site}/queue?${viewQueryString(view)}`
}
