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
import type { LanguageUse } from '#lib/perspective/data.ts'

export function LanguageTable({ uses, days }: { uses: LanguageUse[]; days: number }) {
  return (
    <section aria-labelledby="languages">
      <Title order={2} id="languages" mb="sm">
        Languages of the last {days} days
      </Title>
      {uses.length === 0 && <Text c="dimmed">Nothing was asked yet.</Text>}
      {uses.length > 0 && (
        <TableScrollContainer
          minWidth={520}
          type="native"
          tabIndex={0}
          role="region"
          aria-label="Languages, as a table"
        >
          <Table>
            <TableThead>
              <TableTr>
                <TableTh>Language</TableTh>
                <TableTh>Answered</TableTh>
                <TableTh>Refused for it</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {uses.map(({ language, scored, refused }) => (
                <TableTr key={language}>
                  <TableTd>{language}</TableTd>
                  <TableTd>{scored.toLocaleString('en')}</TableTd>
                  <TableTd>{refused.toLocaleString('en')}</TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </TableScrollContainer>
      )}
    </section>
  )
}
