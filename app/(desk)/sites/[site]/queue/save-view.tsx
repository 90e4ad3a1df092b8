import { Button, Group, Text, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import type { SavedView } from '#lib/queue/saved/schema.ts'
import type { View } from '#lib/queue/schema.ts'
import { type Answer, deleteJson, postJson } from './api.ts'
import classes from './toolbar.module.css'

type Outcome = { ok: true } | { ok: false; reason: 'name-taken' | 'not-here' | 'not-yours' }

const SAID = {
  'name-taken': 'There is a view by that name already.',
  'not-here': 'Somebody took it away already.',
  'not-yours': 'Only who saved it, or a lead, can remove it.',
}

/** Keeps the view under a name, for everybody on the site; or takes it away again. */
export function SaveView({ site, view, saved }: { site: string; view: View; saved: SavedView | null }) {
  const router = useRouter()
  const [said, setSaid] = useState<string | null>(null)
  const finish = (answer: Answer<Outcome>, done: string) => {
    const failed = answer.ok ? (answer.value.ok ? null : SAID[answer.value.reason]) : answer.message
    setSaid(failed ?? done)
    if (!failed) router.refresh()
  }
  const keep = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    if (name !== '') finish(await postJson<Outcome>(`/api/sites/${site}/views`, { name, view }), 'Saved for everybody.')
  }
  const remove = async ({ id }: SavedView) =>
    finish(await deleteJson<Outcome>(`/api/sites/${site}/views/${id}`), 'Removed.')
  return (
    <div className={classes.saveView}>
      {saved ? (
        <Group gap="xs">
          <Text size="sm">
            Saved as <strong>{saved.name}</strong>
          </Text>
          <Button size="compact-xs" variant="default" onClick={() => void remove(saved)}>
            Remove
          </Button>
        </Group>
      ) : (
        <form onSubmit={keep}>
          <Group gap="xs" align="end">
            <TextInput size="xs" name="name" label="Save this view as" maxLength={60} required />
            <Button size="xs" variant="default" type="submit">
              Save
            </Button>
          </Group>
        </form>
      )}
      <Text size="xs" c="dimmed" role="status">
        {said}
      </Text>
    </div>
  )
}
