import { Alert, Stack, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from '@mantine/core'
import { CurveList } from '#app/(desk)/sites/[site]/scorer/curve-list.tsx'
import { MadeFrom } from '#app/(desk)/sites/[site]/scorer/made-from.tsx'
import { MeasureTables } from '#app/(desk)/sites/[site]/scorer/measure-tables.tsx'
import { sayMeasure } from '#app/(desk)/sites/[site]/scorer/say-measure.ts'
import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import { SuggestedThresholds } from '#app/(desk)/sites/[site]/scorer/suggested-thresholds.tsx'
import { KNOWN_FAILURES, NOT_FOR } from '#lib/scoring/known-limits.ts'
import type { Card, Measured as Measure, Report } from '#lib/scoring/read-report.ts'

/** How the weights that ship were measured, and what they cannot do. */
export function Measured({ card: { manifest, report } }: { card: Card }) {
  return (
    <>
      <section aria-labelledby="limits">
        <Title order={2} id="limits" mb="sm">
          What it gets wrong
        </Title>
        <ul className={classes.list}>
          {KNOWN_FAILURES.map((failure) => (
            <li key={failure}>{failure}</li>
          ))}
        </ul>
        <Title order={3} size="1rem" mt="md" mb="sm">
          What it must not be used for
        </Title>
        <ul className={classes.list}>
          {NOT_FOR.map((use) => (
            <li key={use}>{use}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="measures">
        <Title order={2} id="measures" mb="sm">
          How it measures
        </Title>
        {report ? <Measures report={report} /> : <OtherWeights />}
        <SuggestedThresholds thresholds={manifest.thresholds} />
      </section>
      <MadeFrom manifest={manifest} />
    </>
  )
}

function OtherWeights() {
  return (
    <Alert color="yellow" title="Not measured">
      The measures that are kept are of other weights. Run “scorer evaluate --out models/embedded”.
    </Alert>
  )
}

function Measures({ report }: { report: Report }) {
  const { bpsn, auc } = report.sentences.toxicity
  const { attacks, mean, worst } = report.attacks
  return (
    <Stack gap="lg">
      <Text maw="75ch">
        On labelled comments that it was not trained on. Calibration and the suggested thresholds were fitted on the
        same comments. Brackets hold 19 of 20 draws: where n is small, they are wide. Mean AUC of six attributes on
        Wikipedia comments: {sayMeasure(report.meanOfSix)}, n {report.meanOfSix.n.toLocaleString('en')}. Marked
        characters, F1: {sayMeasure(report.spans)}, n {report.spans.n.toLocaleString('en')}.
      </Text>
      <CurveList report={report} />
      <MeasureTables report={report} />
      <div className={classes.figures}>
        <div>
          <Title order={3} size="1rem">
            Talk of groups
          </Title>
          <Text c="dimmed" size="sm" mb="xs">
            How often a toxic comment scores above a harmless sentence that names the group (sentences of our own
            making, n {auc.n.toLocaleString('en')}). Lower means that harmless talk of this group is flagged more; the
            power mean of all is {sayMeasure(bpsn.powerMean)}.
          </Text>
          <PairTable head={['Group', 'AUC [95 %]']} pairs={bpsn.groups} />
        </div>
        <div>
          <Title order={3} size="1rem">
            Kinds of sentence
          </Title>
          <Text c="dimmed" size="sm" mb="xs">
            The share on the right side of the middle, judged by identity attack: hateful kinds above it, harmless ones
            below.
          </Text>
          <PairTable head={['Kind', 'Right [95 %]']} pairs={report.sentences.identity_attack.classes} />
        </div>
        <div>
          <Title order={3} size="1rem">
            Disguised words
          </Title>
          <Text c="dimmed" size="sm" mb="xs">
            AUC of toxicity when rude words are disguised in one way; in the mean {sayMeasure(mean)}, at worst{' '}
            {sayMeasure(worst)}.
          </Text>
          <PairTable head={['Disguise', 'AUC [95 %]']} pairs={{ 'none of them': report.attacks.none, ...attacks }} />
        </div>
      </div>
    </Stack>
  )
}

type PairProps = { head: [string, string]; pairs: Readonly<Record<string, Measure>> }

function PairTable({ head, pairs }: PairProps) {
  return (
    <Table verticalSpacing={2} maw={420}>
      <TableThead>
        <TableTr>
          {head.map((title) => (
            <TableTh key={title}>{title}</TableTh>
          ))}
        </TableTr>
      </TableThead>
      <TableTbody>
        {Object.entries(pairs)
          .sort(([, a], [, b]) => a.value - b.value)
          .map(([name, value]) => (
            <TableTr key={name}>
              <TableTd>{name}</TableTd>
              <TableTd className="numbers">{sayMeasure(value)}</TableTd>
            </TableTr>
          ))}
      </TableTbody>
    </Table>
  )
}
