import { Anchor, Group, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Title } from '@mantine/core'
import type { RemarkLine } from '#lib/imports/data.ts'

/** The first rows that were not taken, or not as they stood, and where to get all of them. */
export function RemarkTable({ path, remarks }: { path: string; remarks: RemarkLine[] }) {
  return (
    <section aria-labelledby="remarks">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="remarks" size="h4">
          Not taken, or not as they stand
        </Title>
        <Group gap="md">
          <Anchor href={`${path}/remarks?format=csv`} size="sm" download>
            All as CSV
          </Anchor>
          <Anchor href={`${path}/remarks?format=jsonl`} size="sm" download>
            All as JSON lines
          </Anchor>
        </Group>
      </Group>
      <Table verticalSpacing={6} layout="fixed">
        <TableThead>
          <TableTr>
            <TableTh w="26%">Where</TableTh>
            <TableTh w="24%">Id</TableTh>
            <TableTh>Why</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {remarks.map(({ place, id, reason }) => (
            <TableTr key={`${place} ${id} ${reason}`} style={{ overflowWrap: 'anywhere' }}>
              <TableTd className="numbers">{place}</TableTd>
              <TableTd>{id ?? ''}</TableTd>
              <TableTd>{reason}</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </section>
  )
}
