import { Table, Text, Title } from '@mantine/core'
import type { LanguageUse } from '#lib/perspective/data.ts'

export function LanguageTable({ uses, days }: { uses: LanguageUse[]; days: number }) {
  return (
    <section aria-labelledby="languages">
      <Title order={2} id="languages" mb="sm">
        Languages of the last {days} days
      </Title>
      {uses.length === 0 && <Text c="dimmed">Nothing was asked yet.</Text>}
      {uses.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Language</Table.Th>
              <Table.Th>Answered</Table.Th>
              <Table.Th>Refused for it</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {uses.map(({ language, scored, refused }) => (
              <Table.Tr key={language}>
                <Table.Td>{language}</Table.Td>
                <Table.Td>{scored.toLocaleString('en')}</Table.Td>
                <Table.Td>{refused.toLocaleString('en')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}
