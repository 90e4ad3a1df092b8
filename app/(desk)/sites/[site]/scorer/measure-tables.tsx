import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core'
import { AttributeName } from '#app/(desk)/sites/[site]/policy/attribute-name.tsx'
import { sayMeasure } from '#app/(desk)/sites/[site]/scorer/say-measure.ts'
import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import { ATTRIBUTE_LIMITS } from '#lib/scoring/known-limits.ts'
import { nameDomain } from '#lib/scoring/name-domain.ts'
import type { Ranked, Report } from '#lib/scoring/read-report.ts'
import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'

type Row = { domain: string; ranked: Ranked }

function rowsOf({ domains }: Report, attribute: Attribute): Row[] {
  return Object.entries(domains).flatMap(([domain, measured]) => {
    const ranked = measured[attribute]
    return ranked ? [{ domain, ranked }] : []
  })
}

/** How well each attribute is ranked where, with what to know of the attribute in the same place. */
export function MeasureTables({ report }: { report: Report }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on narrow screens, also by keys
    <section className={classes.wide} aria-label="Measures by attribute and domain" tabIndex={0}>
      <Table verticalSpacing={4} miw={720}>
        <TableThead>
          <TableTr>
            <TableTh>Where</TableTh>
            <TableTh>AUC [95 %]</TableTh>
            <TableTh>Average precision [95 %]</TableTh>
            <TableTh>Found at 5 % false [95 %]</TableTh>
            <TableTh>n</TableTh>
            <TableTh>True</TableTh>
          </TableTr>
        </TableThead>
        {ATTRIBUTES.map((attribute) => (
          <AttributeRows key={attribute} attribute={attribute} rows={rowsOf(report, attribute)} />
        ))}
      </Table>
    </section>
  )
}

function AttributeRows({ attribute, rows }: { attribute: Attribute; rows: Row[] }) {
  return (
    <TableTbody>
      <TableTr>
        <TableTh colSpan={6} scope="rowgroup">
          <AttributeName attribute={attribute} />
          <Text size="sm" fw={400}>
            {ATTRIBUTE_LIMITS[attribute]}
          </Text>
        </TableTh>
      </TableTr>
      {rows.map(({ domain, ranked: { auc, averagePrecision, recallAt5, positives } }) => (
        <TableTr key={domain} className="numbers">
          <TableTd>{nameDomain(domain)}</TableTd>
          <TableTd>{sayMeasure(auc)}</TableTd>
          <TableTd>{sayMeasure(averagePrecision)}</TableTd>
          <TableTd>{sayMeasure(recallAt5)}</TableTd>
          <TableTd>{auc.n.toLocaleString('en')}</TableTd>
          <TableTd>{positives.toLocaleString('en')}</TableTd>
        </TableTr>
      ))}
      {rows.length === 0 && (
        <TableTr>
          <TableTd colSpan={6}>Too few positive texts to measure: at least ten are needed in one place.</TableTd>
        </TableTr>
      )}
    </TableTbody>
  )
}
