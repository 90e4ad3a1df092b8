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
import { TranslationChart } from '#app/(desk)/sites/[site]/feedback/translation-chart.tsx'
import { FEWEST_PAIRS, type ScorePair, translateThresholds } from '#lib/perspective/translate-threshold.ts'

/** Old thresholds in ours, for each attribute that was compared. */
export function TranslationTable({ pairs }: { pairs: ReadonlyMap<string, ScorePair[]> }) {
  if (pairs.size === 0) return null
  return (
    <section aria-labelledby="translation">
      <Title order={2} id="translation" mb="sm">
        Thresholds of the old service in ours
      </Title>
      {[...pairs].map(([attribute, list]) => (
        <Attribute key={attribute} name={attribute} pairs={list} />
      ))}
    </section>
  )
}

function Attribute({ name, pairs }: { name: string; pairs: ScorePair[] }) {
  const translations = translateThresholds(pairs)
  const count = pairs.length.toLocaleString('en')
  if (translations.length === 0) {
    return (
      <Text c="dimmed">
        {name}: {count} texts compared, of {FEWEST_PAIRS} at the least.
      </Text>
    )
  }
  return (
    <>
      <Title order={3} my="xs">
        {name}, {count} texts
      </Title>
      <TranslationChart name={name} translations={translations} />
      <TableScrollContainer
        minWidth={420}
        type="native"
        tabIndex={0}
        role="region"
        aria-label={`Thresholds for ${name}`}
      >
        <Table>
          <TableThead>
            <TableTr>
              <TableTh>Old threshold</TableTh>
              <TableTh>Ours</TableTh>
              <TableTh>Texts over it</TableTh>
              <TableTh>Both say the same</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {translations.map(({ theirs, ours, over, agreement }) => (
              <TableTr key={theirs}>
                <TableTd>{theirs.toFixed(2)}</TableTd>
                <TableTd>{ours.toFixed(2)}</TableTd>
                <TableTd>{over.toLocaleString('en')}</TableTd>
                <TableTd>{(agreement * 100).toFixed(1)} %</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </TableScrollContainer>
    </>
  )
}
