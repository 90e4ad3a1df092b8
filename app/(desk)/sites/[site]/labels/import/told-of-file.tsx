import { Alert, Button, Stack, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core'
import type { Told } from '#app/(desk)/sites/[site]/labels/import/send-file.ts'
import { rejectedLine, sayTally } from '#lib/label-imports/say-tally.ts'
import { REJECTIONS, type Rejected } from '#lib/label-imports/schema.ts'

const SHOWN = 20

/** What a file came to, or would come to, and which rows are not taken. */
export function ToldOfFile({ told: { tally, message, rejected }, trial }: { told: Told; trial: boolean }) {
  return (
    <Stack gap="md">
      {message && <Alert color="red">{message}</Alert>}
      {tally && (
        <div className="numbers">
          {sayTally(tally, trial).map((line) => (
            <Text key={line}>{line}</Text>
          ))}
        </div>
      )}
      {rejected.length > 0 && <RejectedRows rejected={rejected} />}
    </Stack>
  )
}

function RejectedRows({ rejected }: { rejected: readonly Rejected[] }) {
  const save = () => {
    const url = URL.createObjectURL(new Blob(rejected.map(rejectedLine), { type: 'application/x-ndjson' }))
    const link = Object.assign(document.createElement('a'), { href: url, download: 'not-taken.ndjson' })
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Stack gap="xs" align="flex-start">
      <Table captionSide="top">
        <caption>Rows that are not taken</caption>
        <TableThead>
          <TableTr>
            <TableTh>Where</TableTh>
            <TableTh>Why</TableTh>
            <TableTh>What</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {rejected.slice(0, SHOWN).map(({ place, why, what }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move, and a place may be rejected twice
            <TableTr key={i}>
              <TableTd style={{ whiteSpace: 'nowrap' }}>{place}</TableTd>
              <TableTd>{REJECTIONS[why]}</TableTd>
              <TableTd style={{ overflowWrap: 'anywhere' }}>{what}</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
      <Button variant="default" size="xs" onClick={save}>
        Save {rejected.length > SHOWN ? `all ${rejected.length.toLocaleString('en')}` : 'them'} as a file
      </Button>
    </Stack>
  )
}
