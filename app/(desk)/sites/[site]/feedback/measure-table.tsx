import { Table, Text, Title } from '@mantine/core'
import type { AttributeFeedback } from '#lib/perspective/measure-feedback.ts'

const percent = (value: number | null): string => (value === null ? '–' : `${Math.round(value * 100)} %`)

export function MeasureTable({ measures }: { measures: AttributeFeedback[] }) {
  return (
    <section aria-labelledby="measures">
      <Title order={2} id="measures" mb="sm">
        Scores against decisions
      </Title>
      {measures.length === 0 && <Text c="dimmed">No decision has come in yet.</Text>}
      {measures.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Attribute</Table.Th>
              <Table.Th>Decisions</Table.Th>
              <Table.Th>Of them yes</Table.Th>
              <Table.Th>Precision at 0.8</Table.Th>
              <Table.Th>Recall at 0.8</Table.Th>
              <Table.Th>Threshold that fits best</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {measures.map(({ attribute, count, positives, at, suggested }) => (
              <Table.Tr key={attribute}>
                <Table.Td>{attribute}</Table.Td>
                <Table.Td>{count.toLocaleString('en')}</Table.Td>
                <Table.Td>{positives.toLocaleString('en')}</Table.Td>
                <Table.Td>{percent(at.precision)}</Table.Td>
                <Table.Td>{percent(at.recall)}</Table.Td>
                <Table.Td>
                  {suggested
                    ? `${suggested.threshold.toFixed(2)} (precision ${percent(suggested.precision)}, recall ${percent(suggested.recall)})`
                    : 'too few of either kind'}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}
