import { Table, TableTbody, TableTd, TableTr } from '@mantine/core'
import { sayTallies } from '#lib/imports/say-import.ts'
import type { ImportLine } from '#lib/imports/schema.ts'

/** What was counted, a line for each thing that happened at all. */
export function TallyTable({ line: { tallies, trial } }: { line: ImportLine }) {
  return (
    <Table aria-label="What was counted" verticalSpacing={6}>
      <TableTbody>
        {sayTallies(tallies, trial).map(([count, what]) => (
          <TableTr key={what}>
            <TableTd ta="right" w={120} className="numbers">
              {count.toLocaleString('en')}
            </TableTd>
            <TableTd>{what}</TableTd>
          </TableTr>
        ))}
      </TableTbody>
    </Table>
  )
}
