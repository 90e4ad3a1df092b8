import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Title } from '@mantine/core'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { sayProgress } from '#lib/imports/say-import.ts'
import type { ImportLine } from '#lib/imports/schema.ts'

/** The newest imports, with how far each is. */
export function ExportList({ siteKey, lines }: { siteKey: string; lines: ImportLine[] }) {
  return (
    <section aria-labelledby="imports">
      <Title order={2} id="imports" size="h4" mb="xs">
        Imports
      </Title>
      <Table verticalSpacing="xs" layout="fixed">
        <TableThead>
          <TableTr>
            <TableTh>File</TableTh>
            <TableTh>State</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {lines.map((line) => (
            <TableTr key={line.id}>
              <TableTd style={{ overflowWrap: 'anywhere' }}>
                <AnchorLink href={`/sites/${siteKey}/import/exports/${line.id}`} inherit>
                  {line.fileName}
                </AnchorLink>
              </TableTd>
              <TableTd className="numbers">{sayProgress(line)}</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </section>
  )
}
