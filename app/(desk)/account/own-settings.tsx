'use client'

import { Paper, Text, Title } from '@mantine/core'
import type { PersonSettings } from '#lib/accounts/settings/schema.ts'
import { CareForm } from './care-form.tsx'
import { KeyForm } from './key-form.tsx'
import { LabelKeyForm } from './label-key-form.tsx'
import { useSettings } from './use-settings.ts'

type Props = { first: PersonSettings; attributes: readonly { key: string; title: string }[] }

/** How the desk works for this person: its keys, and what looks after them. */
export function OwnSettings({ first, attributes }: Props) {
  const { settings, saved, change } = useSettings(first)
  return (
    <>
      <Paper withBorder p="md" component="section" aria-labelledby="care">
        <Title order={2} id="care">
          Care
        </Title>
        <Text c="dimmed" size="sm" mb="sm">
          For you alone: nobody else sees what you choose or what is counted.
        </Text>
        <CareForm settings={settings} onChange={change} />
      </Paper>
      <Paper withBorder p="md" component="section" aria-labelledby="keys">
        <Title order={2} id="keys">
          Keys of the queue
        </Title>
        <KeyForm settings={settings} onChange={change} />
      </Paper>
      {attributes.length > 0 && (
        <Paper withBorder p="md" component="section" aria-labelledby="label-keys">
          <Title order={2} id="label-keys">
            Keys of labelling
          </Title>
          <Text c="dimmed" size="sm" mb="sm">
            Where only some attributes are asked for, those that have no key of their own are counted anew from 1.
          </Text>
          <LabelKeyForm settings={settings} attributes={attributes} onChange={change} />
        </Paper>
      )}
      <Text size="sm" role={saved.state === 'failed' ? 'alert' : 'status'} mt="calc(-1 * var(--mantine-spacing-sm))">
        {saved.state === 'kept' && 'Kept. An open queue has it when it is loaded again.'}
        {saved.state === 'failed' && saved.message}
      </Text>
    </>
  )
}
