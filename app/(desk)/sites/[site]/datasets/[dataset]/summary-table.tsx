import { Table, TableScrollContainer, TableTbody, TableTd, TableTh, TableThead, TableTr } from '@mantine/core'
import { SPLITS, type Summary } from '#lib/datasets/snapshots/schema.ts'
import { orderAttributes } from '#lib/labels/attributes/order-attributes.ts'

/** Under so many positives a split measures little. */
const FEW = 20
const say = (value: number | null | undefined): string =>
  value === null || value === undefined ? 'undefined' : value.toFixed(2)

/** Positives by split, and how far the annotators agree, by attribute. */
export function SummaryTable({ summary }: { summary: Summary }) {
  const answered = orderAttributes(Object.keys(summary.agreement))
  if (answered.length === 0) return null
  return (
    <TableScrollContainer minWidth={560}>
      <Table withRowBorders={false} className="numbers" fz="sm">
        <TableThead>
          <TableTr>
            <TableTh>Positive in</TableTh>
            {SPLITS.map((split) => (
              <TableTh key={split} ta="right">
                {split} ({summary.splits[split].rows.toLocaleString('en')})
              </TableTh>
            ))}
            <TableTh ta="right">Compared</TableTh>
            <TableTh ta="right">Alpha</TableTh>
            <TableTh ta="right">AC1</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {answered.map((attribute) => {
            const agreement = summary.agreement[attribute]
            return (
              <TableTr key={attribute}>
                <TableTd>{attribute}</TableTd>
                {SPLITS.map((split) => {
                  const positive = summary.splits[split].positive[attribute] ?? 0
                  return (
                    <TableTd key={split} ta="right">
                      {positive.toLocaleString('en')}
                      {positive < FEW ? ' (few)' : ''}
                    </TableTd>
                  )
                })}
                <TableTd ta="right">{agreement?.items.toLocaleString('en')}</TableTd>
                <TableTd ta="right">{say(agreement?.alpha)}</TableTd>
                <TableTd ta="right">{say(agreement?.ac1)}</TableTd>
              </TableTr>
            )
          })}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  )
}
