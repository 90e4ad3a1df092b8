import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from '@mantine/core'
import { AttributeName } from '#app/(desk)/sites/[site]/policy/attribute-name.tsx'
import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import type { Manifest } from '#lib/scoring/manifest.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

const RATES = ['1%', '5%', '10%'] as const

/** For each attribute the scores that a given share of harmless comments reaches, to start a policy from. */
export function SuggestedThresholds({ thresholds }: Pick<Manifest, 'thresholds'>) {
  return (
    <div>
      <Title order={3} size="1rem" id="suggested">
        Suggested thresholds
      </Title>
      <Text c="dimmed" size="sm" mb="xs" maw="75ch">
        At such a threshold that share of the harmless Wikipedia comments is flagged with the true ones. They are a
        start; audit samples of this site say better.
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on narrow screens, also by keys */}
      <section className={classes.wide} aria-labelledby="suggested" tabIndex={0}>
        <Table verticalSpacing={2} maw={520}>
          <TableThead>
            <TableTr>
              <TableTh>Attribute</TableTh>
              <TableTh>1 % of harmless</TableTh>
              <TableTh>5 %</TableTh>
              <TableTh>10 %</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {ATTRIBUTES.map((attribute) => (
              <TableTr key={attribute}>
                <TableTh scope="row">
                  <AttributeName attribute={attribute} />
                </TableTh>
                {RATES.map((rate) => (
                  <TableTd key={rate} className="numbers">
                    {thresholds[attribute]?.[rate].toFixed(3)}
                  </TableTd>
                ))}
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </section>
    </div>
  )
}
