import type { MenuCounts } from '#app/shell/queue-counts.tsx'
import type { Grant } from '#lib/accounts/schema.ts'
import { type Ability, can, canSomewhere } from '#lib/auth/ability.ts'
import type { SavedView } from '#lib/queue/saved/schema.ts'
import type { Site } from '#lib/sites/schema.ts'

export type IconName =
  | 'pending'
  | 'flagged'
  | 'unscored'
  | 'escalated'
  | 'unsure'
  | 'mine'
  | 'range'
  | 'view'
  | 'articles'
  | 'import'
  | 'policy'
  | 'scorer'
  | 'overview'
  | 'export'
  | 'datasets'
  | 'labels'
  | 'feedback'
  | 'keys'
  | 'sections'
  | 'care'
  | 'webhooks'
  | 'reference'
  | 'people'
  | 'account'

/** One entry of the menu. `count` names the number that stands beside it; `bar` puts it into the narrow bottom bar. */
export type Entry = { href: string; label: string; icon: IconName; count?: keyof MenuCounts; bar?: boolean }

export type EntryGroup = { label: string; entries: Entry[] }

type Needed = Entry & { needs: Ability | 'signed-in' }

type SiteGroup = { label: string; entries: Needed[] }

/** What every site has; the addresses go on from that of the site. */
const siteGroups: SiteGroup[] = [
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
      { href: '/pages', label: 'Unsure separation', icon: 'unsure', count: 'waitingPages', needs: 'page.import' },
      {
        href: '/queue?queue=escalated',
        label: 'Escalated',
        icon: 'escalated',
        count: 'escalated',
        needs: 'queue.read',
      },
      { href: '/queue?queue=mine', label: 'Mine', icon: 'mine', count: 'mine', needs: 'comment.decide' },
      { href: '/range', label: 'By range', icon: 'range', needs: 'queue.read' },
    ],
  },
  {
    label: 'Desk',
    entries: [
      { href: '/articles', label: 'Articles', icon: 'articles', bar: true, needs: 'article.read' },
      { href: '/import', label: 'Import', icon: 'import', bar: true, needs: 'page.import' },
      { href: '/overview', label: 'Overview', icon: 'overview', needs: 'insight.read' },
      { href: '/policy', label: 'Policy', icon: 'policy', needs: 'policy.read' },
      { href: '/scorer', label: 'Scorer', icon: 'scorer', needs: 'insight.read' },
      { href: '/labels', label: 'Labels', icon: 'labels', bar: true, needs: 'assignment.read' },
      { href: '/export', label: 'Export', icon: 'export', needs: 'export.labels' },
      { href: '/datasets', label: 'Datasets', icon: 'datasets', needs: 'dataset.read' },
      { href: '/feedback', label: 'Feedback', icon: 'feedback', needs: 'insight.read' },
      { href: '/settings/sections', label: 'Sections', icon: 'sections', needs: 'section.edit' },
      { href: '/settings/care', label: 'Care', icon: 'care', needs: 'policy.edit' },
      { href: '/settings/keys', label: 'API keys', icon: 'keys', needs: 'key.manage' },
      { href: '/settings/webhooks', label: 'Webhooks', icon: 'webhooks', needs: 'webhook.manage' },
    ],
  },
]

const settings: SiteGroup = {
  label: 'Settings',
  entries: [
    { href: '/settings/people', label: 'People', icon: 'people', needs: 'people.manage' },
    { href: '/reference', label: 'API reference', icon: 'reference', needs: 'key.manage' },
    { href: '/account', label: 'Your account', icon: 'account', needs: 'signed-in' },
  ],
}

/** The menu of somebody with these grants while they are on a site: what they may not do there is not in it. */
export function menuFor(grants: readonly Grant[], site: Site | null, saved: readonly SavedView[] = []): EntryGroup[] {
  const groups = site ? siteGroups.map((group) => onSite(withViews(group, saved), site, grants)) : []
  const reach = ({ needs }: Needed) => needs === 'signed-in' || canSomewhere(grants, needs)
  const shown = [...groups, { ...settings, entries: settings.entries.filter(reach).map(withoutNeeds) }]
  return shown.filter((group) => group.entries.length > 0)
}

/** The queues and, under them, the views that are kept. */
function withViews(group: SiteGroup, saved: readonly SavedView[]): SiteGroup {
  if (group !== siteGroups[0]) return group
  const views = saved.map(
    ({ name, query }) => ({ href: `/queue?${query}`, label: name, icon: 'view', needs: 'queue.read' }) as const,
  )
  return { ...group, entries: [...group.entries, ...views] }
}

function onSite({ label, entries }: SiteGroup, site: Site, grants: readonly Grant[]): EntryGroup {
  const reached = entries.filter(({ needs }) => needs === 'signed-in' || can(grants, needs, site.id))
  return { label, entries: reached.map((entry) => withoutNeeds({ ...entry, href: `/sites/${site.key}${entry.href}` })) }
}

const withoutNeeds = ({ needs: _, ...entry }: Needed): Entry => entry
