import { Table, TableScrollContainer, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core'
import { CoefficientCell } from '#app/(desk)/sites/[site]/labels/agreement/coefficient-cell.tsx'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import type { PairAgreement } from '#lib/labels/agreement/measure-agreement.ts'

type Props = { pairs: readonly PairAgreement[]; names: Readonly<Record<string, string>>; differences: string | null }

/** Each two annotators over all attributes; who shares most comes first. */
export function PairTable({ pairs, names, differences }: Props) {
  if (pairs.length === 0) return <Text c="dimmed">No two annotators share a comment.</Text>
  return (
    <TableScrollContainer minWidth={560}>
      <Table verticalSpacing="xs" className="numbers" fz="sm">
        <TableThead>
          <TableTr>
            <TableTh>Annotators</TableTh>
            <TableTh ta="right">Answers shared</TableTh>
            <TableTh ta="right">Share equal</TableTh>
            <TableTh ta="right">Cohen kappa</TableTh>
            <TableTd />
          </TableTr>
        </TableThead>
        <TableTbody>
          {pairs
            .toSorted((a, b) => b.items - a.items)
            .map((pair) => {
              const [one, other] = pair.raters
              const said = `${names[one] ?? 'somebody'} and ${names[other] ?? 'somebody'}`
              return (
                <TableTr key={pair.raters.join()}>
                  <TableTd>{said}</TableTd>
                  <TableTd ta="right">{pair.items.toLocaleString('en')}</TableTd>
                  <CoefficientCell of={pair.percent} />
                  <CoefficientCell of={pair.kappa} />
                  <TableTd ta="right">
                    {differences && (
                      <AnchorLink
                        href={`${differences}&pair=${one},${other}&settled=yes`}
                        size="sm"
                        underline="always"
                        aria-label={`Differences of ${said}`}
                      >
                        Differences
                      </AnchorLink>
                    )}
                  </TableTd>
                </TableTr>
              )
            })}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  )
}
