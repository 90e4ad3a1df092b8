import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from '@mantine/core'
import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import type { Manifest } from '#lib/scoring/manifest.ts'
import { SOURCES } from '#lib/scoring/sources.ts'

/** What the weights that ship were trained on and by what, as the model card says it. */
export function MadeFrom({ manifest }: { manifest: Manifest }) {
  return (
    <section aria-labelledby="made">
      <Title order={2} id="made" mb="sm">
        What it was made from
      </Title>
      <Text size="sm" mb="sm">
        Trained at commit <code>{manifest.commit?.slice(0, 12) ?? 'unknown'}</code> with seed {manifest.seed}; the same
        data and seed give the same weights.
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on narrow screens, also by keys */}
      <section className={classes.wide} aria-label="Sources and licences" tabIndex={0}>
        <Table verticalSpacing={4} miw={560}>
          <TableThead>
            <TableTr>
              <TableTh>Source</TableTh>
              <TableTh>What it holds</TableTh>
              <TableTh>Licence</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {SOURCES.map(({ name, what, licence }) => (
              <TableTr key={name}>
                <TableTd>{name}</TableTd>
                <TableTd>{what}</TableTd>
                <TableTd>{licence}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </section>
    </section>
  )
}
