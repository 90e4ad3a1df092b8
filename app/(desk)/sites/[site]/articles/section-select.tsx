'use client'

import { NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import { explainMove } from '#app/(desk)/sites/[site]/articles/explain-move.ts'
import { useChange } from '#app/(desk)/sites/[site]/labels/use-labels-api.ts'
import type { MoveOutcome, Section } from '#lib/sections/schema.ts'

type Props = { site: string; articleId: string; section: Section | null; sections: readonly Section[] }

/** Where an article stands; another choice holds at once. */
export function SectionSelect({ site, articleId, section, sections }: Props) {
  const { busy, message, change } = useChange()
  const [said, setSaid] = useState<string | null>(null)
  const move = async (sectionId: string | null) => {
    setSaid(null)
    const body = { articleIds: [articleId], sectionId }
    if (await change<MoveOutcome>(`/api/sites/${site}/article-moves`, body, explainMove)) setSaid('Kept.')
  }
  return (
    <div>
      <NativeSelect
        label="Section"
        size="xs"
        w="16rem"
        maw="100%"
        disabled={busy}
        value={section?.id ?? ''}
        error={message}
        onChange={(event) => void move(event.currentTarget.value || null)}
        data={[{ value: '', label: 'No section' }, ...sections.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Text size="xs" c="dimmed" role="status">
        {said}
      </Text>
    </div>
  )
}
