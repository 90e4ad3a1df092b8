'use client'

import { NativeSelect, Stack, Switch, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { BLURS, BREAKS, sayBlur, sayBreak } from '#app/(desk)/account/care-choices.ts'
import type { SiteCare } from '#lib/care/schema.ts'
import { postJson } from '../../queue/api.ts'

const orNull = (value: string): number | null => (value === '' ? null : Number(value))

type ChoiceProps = {
  label: string
  none: string
  value: number | null
  choices: readonly number[]
  say: (value: number) => string
  onPick: (value: number | null) => void
}

function Choice({ label, none, value, choices, say, onPick }: ChoiceProps) {
  const all = [...new Set([...choices, ...(value === null ? [] : [value])])].sort((a, b) => a - b)
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => onPick(orNull(event.currentTarget.value))}
      data={[{ value: '', label: none }, ...all.map((one) => ({ value: String(one), label: say(one) }))]}
    />
  )
}

/** What holds where a person chose nothing, and what nobody goes without; kept as soon as one of them changes. */
export function SiteCareForm({ site, first }: { site: string; first: SiteCare }) {
  const [care, setCare] = useState(first)
  const [said, setSaid] = useState<string | null>(null)
  const change = async (some: Partial<SiteCare>) => {
    const next = { ...care, ...some }
    setCare(next)
    const answer = await postJson<SiteCare>(`/api/sites/${site}/care`, next)
    setSaid(answer.ok ? 'Kept. An open queue has it when it is loaded again.' : answer.message)
    if (!answer.ok) setCare(care)
  }
  const blur = { choices: BLURS, say: sayBlur }
  const pause = { choices: BREAKS, say: sayBreak }
  return (
    <Stack gap="sm" maw={420}>
      <Title order={2}>Where a person chose nothing</Title>
      <Choice
        label="Blur texts"
        none="Never"
        value={care.blurFrom}
        {...blur}
        onPick={(blurFrom) => void change({ blurFrom })}
      />
      <Choice
        label="Suggest a break"
        none="Never"
        value={care.breakAfter}
        {...pause}
        onPick={(breakAfter) => void change({ breakAfter })}
      />
      <Switch
        label="Count the harsh texts that each has read today, for them alone"
        checked={care.countExposure}
        onChange={(event) => void change({ countExposure: event.currentTarget.checked })}
      />
      <Title order={2} mt="sm">
        What nobody goes without
      </Title>
      <Text size="sm" c="dimmed">
        A person may choose more care than this, and not less.
      </Text>
      <Choice
        label="Blur at least"
        none="Nothing"
        value={care.blurAtLeastFrom}
        {...blur}
        onPick={(blurAtLeastFrom) => void change({ blurAtLeastFrom })}
      />
      <Choice
        label="Suggest a break at the latest"
        none="Never"
        value={care.breakAtLeastAfter}
        {...pause}
        onPick={(breakAtLeastAfter) => void change({ breakAtLeastAfter })}
      />
      <Text size="sm" role="status">
        {said}
      </Text>
    </Stack>
  )
}
