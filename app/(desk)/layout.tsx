import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { menuFor } from '#app/shell/navigation.ts'
import { readQueueCounts } from '#app/shell/read-queue-counts.ts'
import { readSites } from '#app/shell/read-sites.ts'
import { NARROW_COOKIE } from '#app/shell/remember.ts'
import { Shell } from '#app/shell/shell.tsx'
import { requirePerson } from '#lib/auth/person.ts'
import { savedViewsBySite } from '#lib/queue/saved/data.ts'

/** The frame of the desk. It is not asked again on the way from page to page: each page proves who asks by itself. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const person = await requirePerson()
  const { grants, name } = person
  const { sites, current } = await readSites(grants)
  const saved = await savedViewsBySite(sites.map((site) => site.id))
  const jar = await cookies()
  return (
    <Shell
      sites={sites.map((site) => ({ key: site.key, name: site.name, menu: menuFor(grants, site, saved.get(site.id)) }))}
      bare={menuFor(grants, null)}
      last={current?.key ?? null}
      counts={await readQueueCounts(person, current)}
      name={name}
      narrow={jar.get(NARROW_COOKIE)?.value === '1'}
    >
      {children}
    </Shell>
  )
}
