import '@mantine/spotlight/styles.layer.css'
import { Group, Kbd } from '@mantine/core'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { useRouter } from 'next/navigation'
import { type FocusEvent, useEffect } from 'react'
import { useMenu } from '#app/shell/menu-context.tsx'
import type { CommandId } from './commands.ts'
import { useCommands } from './keys-context.tsx'

const [store, spotlight] = createSpotlight()

/** What was typed before the list was there has chosen nothing yet, as each letter after it does: Enter is for the first. */
function chooseFirst({ currentTarget }: FocusEvent<HTMLInputElement>): void {
  currentTarget.dispatchEvent(new KeyboardEvent('keydown', { code: 'ArrowDown', bubbles: true }))
}

type Props = {
  query: string
  onQuery: (query: string) => void
  onRun: (command: CommandId) => void
  onClose: () => void
}

/** Every command by name, from the same table as the keys, and every page of the menu. */
export function Palette({ query, onQuery, onRun, onClose }: Props) {
  useEffect(() => {
    spotlight.open()
    return () => spotlight.close()
  }, [])
  const commands = useCommands().filter((command) => command.id !== 'palette')
  const menu = useMenu()
  const { push } = useRouter()
  const groups = [...new Set(commands.map((command) => command.group))]
  return (
    <Spotlight
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={onQuery}
      clearQueryOnClose={false}
      onSpotlightClose={onClose}
      transitionProps={{ duration: 0 }}
      nothingFound="Nothing is called so"
      scrollable
      maxHeight={420}
      highlightQuery
      searchProps={{
        placeholder: 'What do you want to do?',
        'aria-label': 'Search the commands',
        onFocus: query === '' ? undefined : chooseFirst,
      }}
      actions={[
        ...groups.map((group) => ({
          group,
          actions: commands
            .filter((command) => command.group === group)
            .map((command) => ({
              id: command.id,
              label: command.title,
              onClick: () => onRun(command.id),
              rightSection: (
                <Group gap={4} wrap="nowrap" aria-hidden>
                  {command.printed.slice(0, 1).map((key) => (
                    <Kbd key={key} size="xs">
                      {key}
                    </Kbd>
                  ))}
                </Group>
              ),
            })),
        })),
        ...menu.map(({ label, entries }) => ({
          group: `Go to: ${label}`,
          actions: entries.map((entry) => ({ id: entry.href, label: entry.label, onClick: () => push(entry.href) })),
        })),
      ]}
    />
  )
}
