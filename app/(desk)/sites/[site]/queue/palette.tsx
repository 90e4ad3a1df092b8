import '@mantine/spotlight/styles.layer.css'
import { Group, Kbd } from '@mantine/core'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { useEffect } from 'react'
import type { CommandId } from './commands.ts'
import { useCommands } from './keys-context.tsx'

const [store, spotlight] = createSpotlight()

type Props = {
  query: string
  onQuery: (query: string) => void
  onRun: (command: CommandId) => void
  onClose: () => void
}

/** Every command by name, from the same table as the keys. */
export function Palette({ query, onQuery, onRun, onClose }: Props) {
  useEffect(() => {
    spotlight.open()
    return () => spotlight.close()
  }, [])
  const commands = useCommands().filter((command) => command.id !== 'palette')
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
      nothingFound="No command is called so"
      scrollable
      maxHeight={420}
      highlightQuery
      searchProps={{ placeholder: 'What do you want to do?', 'aria-label': 'Search the commands' }}
      actions={groups.map((group) => ({
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
      }))}
    />
  )
}
