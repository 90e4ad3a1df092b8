import { Table } from '@mantine/core'
import type { Dots } from '#lib/queue/dots/axes.ts'
import { sayEdge } from './range-view.ts'

/** The chart in numbers; columns that hold nothing are left out. */
export function DotTable({ dots }: { dots: Dots }) {
  const rows = dots.columns.flatMap((count, column) => (count > 0 ? [{ count, column }] : []))
  return (
    <Table.ScrollContainer minWidth={280} maxHeight={320}>
      <Table verticalSpacing={3} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>From</Table.Th>
            <Table.Th>to before</Table.Th>
            <Table.Th>Comments</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ count, column }) => (
            <Table.Tr key={column}>
              <Table.Td>{sayEdge(dots, column)}</Table.Td>
              <Table.Td>{sayEdge(dots, column + 1)}</Table.Td>
              <Table.Td className="numbers">{count.toLocaleString('en')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
