import { Button, Group, Kbd, Table } from '@mantine/core'
import { type Command, keyName } from '../sites/[site]/queue/commands.ts'

type RowProps = {
  command: Pick<Command<string>, 'title'>
  keys: readonly string[]
  isOwn: boolean
  asking: boolean
  onAsk: () => void
  onGive: (keys: readonly string[] | null) => void
  onLeave: () => void
}

/** What is pressed while a key is asked for, but for what only holds others. */
const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta']

/** A line of a table of keys: what it does, its key, and what can be done about that. */
export function KeyRow({ command, keys, isOwn, asking, onAsk, onGive, onLeave }: RowProps) {
  const hear = (event: React.KeyboardEvent) => {
    if (!asking || event.key === 'Tab' || MODIFIERS.includes(event.key)) return
    event.preventDefault()
    if (event.key === 'Escape') onLeave()
    else onGive([event.ctrlKey || event.metaKey ? `Mod+${event.key.toLowerCase()}` : event.key])
  }
  return (
    <Table.Tr>
      <Table.Td>{command.title}</Table.Td>
      <Table.Td w={130}>
        {keys.map((key) => (
          <Kbd key={key} size="xs" mr={4}>
            {keyName(key)}
          </Kbd>
        ))}
      </Table.Td>
      <Table.Td w={210}>
        <Group gap={4} wrap="nowrap" justify="flex-end">
          <Button
            size="compact-xs"
            variant="default"
            onClick={onAsk}
            onKeyDown={hear}
            onBlur={asking ? onLeave : undefined}
            aria-label={asking ? 'Press a key: the new one, or Escape' : `Change the key for: ${command.title}`}
          >
            {asking ? 'Press a key' : 'Change'}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onGive([])}
            aria-label={`None: no key for: ${command.title}`}
          >
            None
          </Button>
          {isOwn && (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => onGive(null)}
              aria-label={`Usual key for: ${command.title}`}
            >
              Usual
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
