import { Switch, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { PersonSettings } from '#lib/accounts/settings/schema.ts'
import { COMMANDS, type Command, keyName } from '../sites/[site]/queue/commands.ts'
import { findKeyProblems, keysOf } from '../sites/[site]/queue/own-keys.ts'
import { KeyRow } from './key-row.tsx'

type Props = { settings: PersonSettings; onChange: (some: Partial<PersonSettings>) => void }

/** Every command with its key, which can be another one or none; single keys can be switched off altogether. */
export function KeyForm({ settings, onChange }: Props) {
  const [asking, setAsking] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { keys: own, keysOn } = settings
  const give = (command: Command, keys: readonly string[] | null) => {
    const { [command.id]: _, ...others } = own
    const next = keys === null ? others : { ...others, [command.id]: [...keys] }
    const [found] = findKeyProblems(next)
    setAsking(null)
    setProblem(found ? sayProblem(found.key, found.commands.filter((title) => title !== command.title)) : null) // biome-ignore format: one thought
    if (!found) onChange({ keys: next })
  }
  return (
    <>
      <Switch
        my="sm"
        label="Single keys decide and move"
        description="Switched off, there are the buttons, the arrows, and every command by name with Ctrl K."
        checked={keysOn}
        onChange={(event) => onChange({ keysOn: event.currentTarget.checked })}
      />
      {problem && (
        <Text size="sm" role="alert" c="var(--mantine-color-error)">
          {problem}
        </Text>
      )}
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {COMMANDS.map((command) => (
            <KeyRow
              key={command.id}
              command={command}
              keys={keysOf(command, { keysOn, own })}
              isOwn={own[command.id] !== undefined}
              asking={asking === command.id}
              onAsk={() => setAsking(command.id)}
              onGive={(keys) => give(command, keys)}
              onLeave={() => setAsking(null)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

/** Why a key cannot be given, in words. */
export function sayProblem(key: string, others: readonly string[]): string {
  const [other] = others
  return other
    ? `${keyName(key)} means “${other}” already: give that another key first.`
    : `${keyName(key)} answers questions or moves between buttons: choose another key.`
}
