'use client'

import { Button, Checkbox, Group, NativeSelect, Text } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import classes from '#app/(desk)/sites/[site]/articles/articles.module.css'
import { explainMove } from '#app/(desk)/sites/[site]/articles/explain-move.ts'
import { useChange } from '#app/(desk)/sites/[site]/labels/use-labels-api.ts'
import { sayCount } from '#lib/say-count.ts'
import type { ArticleFilter, MoveOutcome, Section } from '#lib/sections/schema.ts'

type Props = {
  site: string
  sections: readonly Section[]
  /** All that the list holds, on this page and on others, and how many these are. */
  filter: ArticleFilter
  count: number
  children: ReactNode
}

/** The list of articles, whose ticked ones can be had to stand elsewhere. */
export function MoveForm({ site, sections, filter, count: total, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [of, setOf] = useState(0)
  const [everything, setEverything] = useState(false)
  const [to, setTo] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const { busy, message, change } = useChange()

  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>('input[name="article"]') ?? [])]
  const count = () => {
    setEverything(false)
    setOf(boxes().length)
    setTicked(boxes().flatMap((box) => (box.checked ? [box.value] : [])))
  }
  const tickAll = (on: boolean) => {
    for (const box of boxes()) box.checked = on
    count()
  }
  const move = async () => {
    setSaid(null)
    const sectionId = to || null
    const body = everything ? { filter, sectionId } : { articleIds: ticked, sectionId }
    const done = await change<MoveOutcome>(`/api/sites/${site}/article-moves`, body, explainMove)
    if (!done?.ok) return
    tickAll(false)
    setSaid(sayMoved(done.moved, sections.find(({ id }) => id === to)?.name))
  }
  const all = ticked.length > 0 && ticked.length === of
  const chosen = everything ? total : ticked.length
  return (
    <form
      ref={form}
      onChange={(event) => isBox(event.target) && count()}
      onSubmit={(event) => event.preventDefault()}
      aria-label="Articles"
    >
      <Group gap="sm" mb="xs" className={classes.moving}>
        <Checkbox
          size="sm"
          label={ticked.length === 0 ? 'Select all shown' : `${chosen.toLocaleString('en')} selected`}
          className="numbers"
          checked={all}
          indeterminate={ticked.length > 0 && !all}
          onChange={(event) => tickAll(event.currentTarget.checked)}
        />
        {all && !everything && total > of && (
          <Button size="compact-xs" variant="subtle" onClick={() => setEverything(true)}>
            All {sayCount(total, 'article')}
          </Button>
        )}
        {ticked.length > 0 && (
          <>
            <NativeSelect
              size="xs"
              aria-label="Section that they are moved to"
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              data={[
                { value: '', label: 'No section' },
                ...sections.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <Button size="xs" loading={busy} onClick={() => void move()}>
              Move
            </Button>
          </>
        )}
        <Text size="sm" role="status">
          {said}
        </Text>
        {message && (
          <Text size="sm" role="alert" c="var(--mantine-color-error)">
            {message}
          </Text>
        )}
      </Group>
      {children}
    </form>
  )
}

function sayMoved(moved: number, name: string | undefined): string {
  const where = name ? `under ${name}` : 'under no section'
  if (moved === 0) return `All of them stood ${where} before.`
  return `${sayCount(moved, 'article stands', 'articles stand')} ${where} now.`
}

const isBox = (target: EventTarget) => target instanceof HTMLInputElement && target.name === 'article'
