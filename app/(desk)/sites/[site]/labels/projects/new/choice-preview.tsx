'use client'

import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { explainRefusal } from '#app/(desk)/sites/[site]/labels/projects/new/explain-refusal.ts'
import { METHOD_TITLES } from '#app/(desk)/sites/[site]/labels/projects/say-choice.ts'
import { type Answer, postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import type { ChoicePreview } from '#lib/assignments/sampling/data.ts'
import type { Drawn } from '#lib/assignments/sampling/schema.ts'
import { sayCount } from '#lib/say-count.ts'
import classes from '../../labels.module.css'

/** Looks, when asked, at what a choice of comments would come to now. */
export function ChoicePreviewView({ site, choice }: { site: string; choice: object }) {
  const [busy, setBusy] = useState(false)
  const [seen, setSeen] = useState<Answer<ChoicePreview> | null>(null)
  const look = async () => {
    setBusy(true)
    setSeen(await postJson<ChoicePreview>(`/api/sites/${site}/projects/preview`, choice))
    setBusy(false)
  }
  return (
    <div role="status">
      <Button variant="default" size="compact-sm" loading={busy} onClick={() => void look()}>
        What would that be?
      </Button>
      {seen && !seen.ok && <Text size="sm">{seen.message}</Text>}
      {seen?.ok && !seen.value.ok && <Text size="sm">{explainRefusal(seen.value)}</Text>}
      {seen?.ok && seen.value.ok && <Preview preview={seen.value} />}
    </div>
  )
}

function Preview({ preview }: { preview: Extract<ChoicePreview, { ok: true }> }) {
  const drawn = Object.entries(preview.drawn) as [Drawn, number][]
  return (
    <>
      <Text size="sm" mt="xs" className="numbers">
        {sayCount(preview.comments, 'comment')}:{' '}
        {drawn.map(([method, count]) => `${count.toLocaleString('en')} ${METHOD_TITLES[method]}`).join(', ')}. The first
        of them:
      </Text>
      <ul className={classes.diff}>
        {preview.sample.map((text) => (
          <li key={text}>{text.slice(0, 200)}</li>
        ))}
      </ul>
    </>
  )
}
