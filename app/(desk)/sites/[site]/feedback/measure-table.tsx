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
        <TableScrollContainer
          minWidth={520}
          type="native"
          tabIndex={0}
          role="region"
          aria-label="Scores against decisions, as a table"
        >
          <Table>
            <TableThead>
              <TableTr>
                <TableTh>Attribute</TableTh>
                <TableTh>Decisions</TableTh>
                <TableTh>Of them yes</TableTh>
                <TableTh>Precision at 0.8</TableTh>
                <TableTh>Recall at 0.8</TableTh>
                <TableTh>Threshold that fits best</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {measures.map(({ attribute, count, positives, at, suggested }) => (
                <TableTr key={attribute}>
                  <TableTd>{attribute}</TableTd>
                  <TableTd>{count.toLocaleString('en')}</TableTd>
                  <TableTd>{positives.toLocaleString('en')}</TableTd>
                  <TableTd>{percent(at.precision)}</TableTd>
                  <TableTd>{percent(at.recall)}</TableTd>
                  <TableTd>
                    {suggested
                      ? `${suggested.threshold.toFixed(2)} (precision ${percent(suggested.precision)}, recall ${percent(suggested.recall)})`
                      : 'too few of either kind'}
                  </TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </TableScrollContainer>
      )}
    </section>
  )
}
