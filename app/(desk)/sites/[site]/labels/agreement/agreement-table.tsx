import { Table, TableScrollContainer, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core'
import { CoefficientCell } from '#app/(desk)/sites/[site]/labels/agreement/coefficient-cell.tsx'
import { ownColour } from '#app/(desk)/sites/[site]/labels/own-colour.ts'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import type { Agreement } from '#lib/labels/agreement/measure-agreement.ts'
import type { AttributeAgreement } from '#lib/labels/agreement/measure-site.ts'

type Props = {
  overall: Agreement
  attributes: readonly AttributeAgreement[]
  titles: Readonly<Record<string, string>>
  /** Where the comments behind a number are; null for who may not settle them. */
  differences: string | null
}

/** Per attribute and over all; every number with how many comments it is of. */
export function AgreementTable({ overall, attributes, titles, differences }: Props) {
  return (
    <TableScrollContainer minWidth={760}>
      <Table verticalSpacing="xs" className="numbers" fz="sm">
        <TableThead>
          <TableTr>
            <TableTh>Attribute</TableTh>
            <TableTh ta="right">Comments</TableTh>
            <TableTh ta="right">Annotators</TableTh>
            <TableTh ta="right">Share equal</TableTh>
            <TableTh ta="right">Fleiss kappa</TableTh>
            <TableTh ta="right">Krippendorff alpha</TableTh>
            <TableTh ta="right">Gwet AC1</TableTh>
            <TableTd />
          </TableTr>
        </TableThead>
        <TableTbody>
          {attributes.map((one) => (
            <TableTr key={one.attribute}>
              <TableTd>
                <strong style={{ color: ownColour(one.attribute) }}>{titles[one.attribute] ?? one.attribute}</strong>
              </TableTd>
              <Figures of={one} />
              <TableTd ta="right">
                {differences && one.items > 0 && (
                  <AnchorLink
                    href={`${differences}&attribute=${one.attribute}&settled=yes`}
                    size="sm"
                    underline="always"
                    aria-label={`Differences of ${titles[one.attribute] ?? one.attribute}`}
                  >
                    Differences
                  </AnchorLink>
                )}
              </TableTd>
            </TableTr>
          ))}
          <TableTr>
            <TableTd>
              <Text fw={600} size="sm">
                Over all
              </Text>
            </TableTd>
            <Figures of={overall} />
            <TableTd />
          </TableTr>
        </TableTbody>
      </Table>
    </TableScrollContainer>
  )
}

function Figures({ of }: { of: Agreement }) {
  return (
    <>
      <TableTd ta="right">{of.items.toLocaleString('en')}</TableTd>
      <TableTd ta="right">{of.raters}</TableTd>
      <CoefficientCell of={of.percent} />
      <CoefficientCell of={of.fleiss} />
      <CoefficientCell of={of.alpha} />
      <CoefficientCell of={of.ac1} />
    </>
  )
}
