import { Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { PersonSettings } from '#lib/accounts/settings/schema.ts'
import { assignKeys, attributeCommand } from '#lib/labels/attributes/assign-keys.ts'
import { LABEL_COMMANDS } from '../sites/[site]/queue/commands.ts'
import { findLabelKeyProblems, keysOf } from '../sites/[site]/queue/own-keys.ts'
import { sayProblem } from './key-form.tsx'
import { KeyRow } from './key-row.tsx'

type Props = {
  settings: PersonSettings
  attributes: readonly { key: string; title: string }[]
  onChange: (some: Partial<PersonSettings>) => void
}

/** The keys while labelling: what one does there, and one for each attribute. */
export function LabelKeyForm({ settings, attributes, onChange }: Props) {
  const [asking, setAsking] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { keys: own, keysOn } = settings
  const give = (id: string, title: string, keys: readonly string[] | null) => {
    const { [id]: _, ...others } = own
    const next = keys === null ? others : { ...others, [id]: [...keys] }
    const [found] = findLabelKeyProblems(next, attributes)
    setAsking(null)
    setProblem(found ? sayProblem(found.key, found.commands.filter((one) => one !== title)) : null) // biome-ignore format: one thought
    if (!found) onChange({ keys: next })
  }
  const commands = LABEL_COMMANDS.map(({ id, title, keys }) => ({
    id: id as string,
    title,
    keys: keysOf({ id, keys }, { keysOn, own }),
  }))
  const taken = new Set(commands.flatMap((one) => one.keys))
  const assigned = keysOn ? assignKeys(attributes.map((one) => one.key), own, taken) : new Map<string, string>() // biome-ignore format: one thought
  const answers = attributes.map(({ key, title }) => {
    const given = assigned.get(key)
    return { id: attributeCommand(key), title, keys: given ? [given] : [] }
  })
  return (
    <>
      {problem && (
        <Text size="sm" role="alert" c="var(--mantine-color-error)">
          {problem}
        </Text>
      )}
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {[...commands, ...answers].map(({ id, title, keys }) => (
            <KeyRow
              key={id}
              command={{ title }}
              keys={keys}
              isOwn={own[id] !== undefined}
              asking={asking === id}
              onAsk={() => setAsking(id)}
              onGive={(given) => give(id, title, given)}
              onLeave={() => setAsking(null)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}
