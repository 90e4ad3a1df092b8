import { Anchor, Kbd, Modal, Table, Text, Title } from '@mantine/core'
import { useCommands } from './keys-context.tsx'

/** Every key, from the table that the keys themselves are read from, as this person has them. */
export function HelpOverlay({ onClose }: { onClose: () => void }) {
  const commands = useCommands()
  const groups = [...new Set(commands.map((command) => command.group))]
  return (
    <Modal opened onClose={onClose} title="Keys" size="lg" transitionProps={{ duration: 0 }}>
      <Text size="sm" c="dimmed">
        Other keys suit your hands better? <Anchor href="/account#keys">Change them, or switch them off</Anchor>.
      </Text>
      {groups.map((group) => (
        <section key={group}>
          <Title order={3} size="sm" mt="sm" mb={4}>
            {group}
          </Title>
          <Table verticalSpacing={4}>
            <Table.Tbody>
              {commands
                .filter((command) => command.group === group)
                .map((command) => (
                  <Table.Tr key={command.id}>
                    <Table.Td w={160}>
                      {command.printed.map((key) => (
                        <Kbd key={key} size="xs" mr={4}>
                          {key}
                        </Kbd>
                      ))}
                      {command.printed.length === 0 && <Text size="xs">No key</Text>}
                    </Table.Td>
                    <Table.Td>{command.title}</Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </Modal>
  )
}
