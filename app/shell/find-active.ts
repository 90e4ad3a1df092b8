import type { Entry, EntryGroup } from '#app/shell/navigation.ts'

/** The key of the site that an address stands under. */
export function siteOfPath(pathname: string): string | null {
  return /^\/sites\/([^/]+)/.exec(pathname)?.[1] ?? null
}

/** The entry that an address stands under: first the very same view, then the one with the same queue, then the one whose path it goes on from. */
export function findActive(menu: readonly EntryGroup[], pathname: string, query: URLSearchParams): Entry | undefined {
  const entries = menu.flatMap((group) => group.entries)
  const queue = query.get('queue')
  const saved = `${pathname}?${query}`
  const exact = queue && queue !== 'pending' ? `${pathname}?queue=${queue}` : pathname
  const under = (entry: Entry) => pathname === entry.href || pathname.startsWith(`${entry.href}/`)
  return (
    entries.find((entry) => entry.href === saved) ??
    entries.find((entry) => entry.href === exact) ??
    entries.find(under)
  )
}
