import { Text, Title } from '@mantine/core'
import { PlainTable } from '#app/(desk)/sites/[site]/plain-table.tsx'
import { ATTRIBUTE_TABLE } from '#lib/perspective/attributes.ts'

/** Where each attribute's numbers come from: the very table that answers go by. */
export function AttributeTable({ off }: { off: string[] }) {
  const rows = ATTRIBUTE_TABLE.map(({ name, source, from }) => ({
    key: name,
    cells: [name, off.includes(name) ? 'switched off' : source, from],
  }))
  return (
    <section aria-labelledby="attributes">
      <Title order={2} id="attributes" mb="sm">
        Attributes
      </Title>
      <Text c="dimmed" mb="sm">
        Direct ones are what the scorer was trained for. The others are stated with every answer that holds them.
      </Text>
      <PlainTable
        label="Attributes, as a table"
        minWidth={520}
        head={['Attribute', 'Source', 'Made from']}
        rows={rows}
      />
    </section>
  )
}
