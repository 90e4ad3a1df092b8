import { Table, Text, Title } from '@mantine/core'
import { ATTRIBUTE_TABLE } from '#lib/perspective/attributes.ts'

/** Where each attribute's numbers come from: the very table that answers go by. */
export function AttributeTable({ off }: { off: string[] }) {
  return (
    <section aria-labelledby="attributes">
      <Title order={2} id="attributes" mb="sm">
        Attributes
      </Title>
      <Text c="dimmed" mb="sm">
        Direct ones are what the scorer was trained for. The others are stated with every answer that holds them.
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Attribute</Table.Th>
            <Table.Th>Source</Table.Th>
            <Table.Th>Made from</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ATTRIBUTE_TABLE.map(({ name, source, from }) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{off.includes(name) ? 'switched off' : source}</Table.Td>
              <Table.Td>{from}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
