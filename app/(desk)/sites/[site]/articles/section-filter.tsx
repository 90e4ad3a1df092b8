'use client'

import { NativeSelect } from '@mantine/core'
import { useRouter } from 'next/navigation'
import type { Section } from '#lib/sections/schema.ts'

type Props = { home: string; chosen: string | null; none: string; sections: readonly Section[] }

/** Narrows the list of articles to a section, or to those under none. */
export function SectionFilter({ home, chosen, none, sections }: Props) {
  const router = useRouter()
  return (
    <NativeSelect
      size="sm"
      aria-label="Section"
      value={chosen ?? ''}
      onChange={({ currentTarget }) =>
        router.push(currentTarget.value ? `${home}?section=${currentTarget.value}` : home)
      }
      data={[
        { value: '', label: 'All sections' },
        ...sections.map(({ id, name }) => ({ value: id, label: name })),
        { value: none, label: 'Under no section' },
      ]}
    />
  )
}
