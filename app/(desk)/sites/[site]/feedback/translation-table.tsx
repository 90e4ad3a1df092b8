import { Box, Group, Stack, Text, Title } from '@mantine/core'
import { OfVersion } from '#app/(desk)/sites/[site]/feedback/of-version.tsx'
import { TranslationChart } from '#app/(desk)/sites/[site]/feedback/translation-chart.tsx'
import { PlainTable } from '#app/(desk)/sites/[site]/plain-table.tsx'
import {
  FEWEST_PAIRS,
  type ScorePair,
  type Translation,
  translateThresholds,
} from '#lib/perspective/translate-threshold.ts'
import { sayCount } from '#lib/say-count.ts'

const HEAD = ['Old threshold', 'Ours', 'Texts over it', 'Both say the same']

type Pairs = { pairs: ReadonlyMap<string, ScorePair[]>; scorer: string | null }

/** Old thresholds in ours, for each attribute that was compared. */
export function TranslationTable({ pairs, scorer }: Pairs) {
  if (scorer === null) return null
  return (
    <section aria-labelledby="translation">
      <Title order={2} id="translation" mb="sm">
        Thresholds of the old service in ours
      </Title>
      <OfVersion scorer={scorer} />
      <Stack gap="lg">
        {[...pairs].sort(byCount).map(([attribute, list]) => (
          <Attribute key={attribute} name={attribute} pairs={list} />
        ))}
      </Stack>
    </section>
  )
}

/** The most compared first; those of which too little is known yet come last by it. */
const byCount = ([a, some]: [string, ScorePair[]], [b, others]: [string, ScorePair[]]): number =>
  others.length - some.length || a.localeCompare(b)

function Attribute({ name, pairs }: { name: string; pairs: ScorePair[] }) {
  const translations = translateThresholds(pairs)
  const count = sayCount(pairs.length, 'text')
  if (translations.length === 0) {
    return (
      <Text c="dimmed">
        {name}: {count} compared, of {FEWEST_PAIRS} at the least.
      </Text>
    )
  }
  return (
    <div>
      <Title order={3} size="h4" mb="xs">
        {name}, {count}
      </Title>
      <Group align="start" gap="lg">
        <TranslationChart name={name} translations={translations} />
        <Box flex="1 1 300px" miw={0}>
          <PlainTable label={`Thresholds for ${name}`} minWidth={340} head={HEAD} rows={translations.map(rowOf)} />
        </Box>
      </Group>
    </div>
  )
}

const rowOf = ({ theirs, ours, over, agreement }: Translation) => ({
  key: String(theirs),
  cells: [theirs.toFixed(2), ours.toFixed(2), over.toLocaleString('en'), `${(agreement * 100).toFixed(1)} %`],
})
