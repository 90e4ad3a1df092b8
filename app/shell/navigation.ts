import type { Grant } from '#lib/accounts/schema.ts'
import { type Ability, canSomewhere } from '#lib/auth/ability.ts'
import type { Counts } from '#lib/queue/schema.ts'

export type IconName =
  | 'pending'
  | 'flagged'
  | 'unscored'
  | 'escalated'
  | 'articles'
  | 'import'
  | 'policy'
  | 'export'
  | 'people'
  | 'account'

/** One entry of the menu. `count` names the number that stands beside it; `bar` puts it into the narrow bottom bar. */
export type Entry = { href: string; label: string; icon: IconName; count?: keyof Counts; bar?: boolean }

export type EntryGroup = { label: string; entries: Entry[] }

type Needed = Entry & { needs: Ability | 'signed-in' }

const groups: { label: string; entries: Needed[] }[] = [
  {
    label: 'Queues',
    entries: [
      { href: '/queue', label: 'Pending', icon: 'pending', count: 'pending', bar: true, needs: 'queue.read' },
      {
        href: '/queue?queue=flagged',
        label: 'Flagged by policy',
        icon: 'flagged',
        count: 'flagged',
        needs: 'queue.read',
      },
      { href: '/queue?queue=unscored', label: 'Unscored', icon: 'unscored', count: 'unscored', needs: 'queue.read' },
      {
        href: '/queue?queue=escalated',
        label: 'Escalated',
        icon: 'escalated',
        count: 'escalated',
        needs: 'queue.read',
      },
    ],
  },
  {
    label: 'Desk',
    entries: [
      { href: '/articles', label: 'Articles', icon: 'articles', bar: true, needs: 'article.read' },
      { href: '/import', label: 'Import', icon: 'import', bar: true, needs: 'page.import' },
      { href: '/policy', label: 'Policy', icon: 'policy', needs: 'policy.read' },
      { href: '/export', label: 'Export', icon: 'export', needs: 'export.labels' },
    ],
  },
  {
    label: 'Settings',
    entries: [
      { href: '/settings/people', label: 'People', icon: 'people', needs: 'people.manage' },
      { href: '/account', label: 'Your account', icon: 'account', needs: 'signed-in' },
    ],
  },
]

/** The menu of somebody with these grants: what they may do nowhere is not there. */
export function menuFor(grants: readonly Grant[]): EntryGroup[] {
  const reach = ({ needs }: Needed) => needs === 'signed-in' || canSomewhere(grants, needs)
  const shown = groups.map(({ label, entries }) => ({
    label,
    entries: entries.filter(reach).map(({ needs: _, ...entry }) => entry),
  }))
  return shown.filter((group) => group.entries.length > 0)
}

/** The entry that an address stands under: that with the same query of a queue first, then the longest path. */
export function findActive(menu: readonly EntryGroup[], pathname: string, queue: string | null): Entry | undefined {
  const entries = menu.flatMap((group) => group.entries)
  const exact = queue && pathname === '/queue' ? `/queue?queue=${queue}` : pathname
  const under = (entry: Entry) => pathname === entry.href || pathname.startsWith(`${entry.href}/`)
  return entries.find((entry) => entry.href === exact) ?? entries.find(under)
}
