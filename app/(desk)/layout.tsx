import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { menuFor } from '#app/shell/navigation.ts'
import { QueueCountsProvider } from '#app/shell/queue-counts.tsx'
import { readQueueCounts } from '#app/shell/read-queue-counts.ts'
import { NARROW_COOKIE } from '#app/shell/remember.ts'
import { Shell } from '#app/shell/shell.tsx'
import { requirePerson } from '#lib/auth/person.ts'

/** The frame of the desk. It is not asked again on the way from page to page: each page proves who asks by itself. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const person = await requirePerson()
  const [counts, jar] = await Promise.all([readQueueCounts(person), cookies()])
  return (
    <QueueCountsProvider initial={counts}>
      <Shell menu={menuFor(person.grants)} name={person.name} narrow={jar.get(NARROW_COOKIE)?.value === '1'}>
        {children}
      </Shell>
    </QueueCountsProvider>
  )
}
