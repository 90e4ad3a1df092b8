import { Kbd, Modal, Table, Title } from '@mantine/core'
import { COMMANDS, keyName } from './commands.ts'

/** Every key, from the table that the keys themselves are read from. */
export function HelpOverlay({ onClose }: { onClose: () => void }) {
  const groups = [...new Set(COMMANDS.map((command) => command.group))]
  return (
    <Modal opened onClose={onClose} title="Keys" size="lg" transitionProps={{ duration: 0 }}>
      {groups.map((group) => (
        <section key={group}>
          <Title order={3} size="sm" mt="sm" mb={4}>
            {group}
          </Title>
          <Table verticalSpacing={4}>
            <Table.Tbody>
              {COMMANDS.filter((command) => command.group === group).map((command) => (
                <Table.Tr key={command.id}>
                  <Table.Td w={160}>
                    {command.keys.map((key) => (
                      <Kbd key={key} size="xs" mr={4}>
                        {keyName(key)}
                      </Kbd>
                    ))}
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
