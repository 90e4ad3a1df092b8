import {
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  Title,
} from '@mantine/core'
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
      <TableScrollContainer minWidth={520} type="native" tabIndex={0} role="region" aria-label="Attributes, as a table">
        <Table>
          <TableThead>
            <TableTr>
              <TableTh>Attribute</TableTh>
              <TableTh>Source</TableTh>
              <TableTh>Made from</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {ATTRIBUTE_TABLE.map(({ name, source, from }) => (
              <TableTr key={name}>
                <TableTd>{name}</TableTd>
                <TableTd>{off.includes(name) ? 'switched off' : source}</TableTd>
                <TableTd>{from}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </TableScrollContainer>
    </section>
  )
}
