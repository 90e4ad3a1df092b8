import { Table, TableScrollContainer, TableTbody, TableTd, TableTh, TableThead, TableTr } from '@mantine/core'
import type { AnnotatorFigures } from '#lib/assignments/figures/schema.ts'

const percent = (share: number): string => `${Math.round(share * 100)} %`
const NONE = '–'

/** A time as a person says it. */
export function sayDuration(ms: number | null): string {
  if (ms === null) return NONE
  return ms < 120_000 ? `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s` : `${Math.round(ms / 60_000)} min`
}

/** How annotators work: how much, how fast, how near to gold comments and to each other. */
export function FiguresTable({ figures }: { figures: readonly AnnotatorFigures[] }) {
  return (
    <TableScrollContainer
      minWidth={680}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'Figures' } }}
    >
      <Table verticalSpacing="xs" className="numbers" fz="sm">
        <TableThead>
          <TableTr>
            <TableTh>Annotator</TableTh>
            <TableTh ta="right">Labelled</TableTh>
            <TableTh ta="right">Skipped</TableTh>
            <TableTh ta="right">Median time</TableTh>
            <TableTh ta="right">In an hour</TableTh>
            <TableTh ta="right">Gold</TableTh>
            <TableTh ta="right">Agrees with others</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {figures.map((one) => (
            <TableTr key={one.userId}>
              <TableTd>{one.name}</TableTd>
              <TableTd ta="right">{one.labelled.toLocaleString('en')}</TableTd>
              <TableTd ta="right">{one.skipped.toLocaleString('en')}</TableTd>
              <TableTd ta="right">{sayDuration(one.medianMs)}</TableTd>
              <TableTd ta="right">{one.perHour === null ? NONE : Math.round(one.perHour).toLocaleString('en')}</TableTd>
              <TableTd ta="right">{one.gold ? `${percent(one.gold.score)} of ${one.gold.comments}` : NONE}</TableTd>
              <TableTd ta="right">
                {one.agreement
                  ? `${percent(one.agreement.share)} of ${one.agreement.answers.toLocaleString('en')}`
                  : NONE}
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  )
}
