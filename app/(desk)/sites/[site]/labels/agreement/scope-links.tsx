'use client'

import { Group, NativeSelect } from '@mantine/core'
import { useRouter } from 'next/navigation'

type Props = {
  site: string
  scope: 'blind' | 'all'
  project: string | null
  projects: readonly { id: string; name: string }[]
}

/** Whose labels are compared: those given blind or all, of one project or of all. */
export function ScopeLinks({ site, scope, project, projects }: Props) {
  const router = useRouter()
  const go = (next: { scope: string; project: string }) => {
    const query = new URLSearchParams({ scope: next.scope, ...(next.project ? { project: next.project } : {}) })
    router.push(`/sites/${site}/labels/agreement?${query}`)
  }
  return (
    <Group>
      <NativeSelect
        label="Labels"
        value={scope}
        onChange={(event) => go({ scope: event.currentTarget.value, project: project ?? '' })}
        data={[
          { value: 'blind', label: 'Given blind' },
          { value: 'all', label: 'Given one by one, blind or not' },
        ]}
      />
      <NativeSelect
        label="Project"
        value={project ?? ''}
        onChange={(event) => go({ scope, project: event.currentTarget.value })}
        data={[
          { value: '', label: 'All, and the queue' },
          ...projects.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </Group>
  )
}
