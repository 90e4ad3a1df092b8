import { Text, Title } from '@mantine/core'
import { OfVersion } from '#app/(desk)/sites/[site]/feedback/of-version.tsx'
import { type PlainRow, PlainTable } from '#app/(desk)/sites/[site]/plain-table.tsx'
import type { AttributeFeedback, FeedbackMeasure } from '#lib/perspective/measure-feedback.ts'

const percent = (value: number | null): string => (value === null ? '–' : `${Math.round(value * 100)} %`)

const HEAD = ['Attribute', 'Decisions', 'Of them yes', 'Precision at 0.8', 'Recall at 0.8', 'Threshold that fits best']

export function MeasureTable({ measures, scorer }: { measures: AttributeFeedback[]; scorer: string | null }) {
  return (
    <section aria-labelledby="measures">
      <Title order={2} id="measures" mb="sm">
        Scores against decisions
      </Title>
      {scorer !== null && <OfVersion scorer={scorer} />}
      {measures.length === 0 && <Text c="dimmed">No decision has come in yet.</Text>}
      {measures.length > 0 && (
        <PlainTable
          label="Scores against decisions, as a table"
          minWidth={520}
          head={HEAD}
          rows={measures.map(rowOf)}
        />
      )}
    </section>
  )
}

function rowOf({ attribute, count, positives, at, suggested }: AttributeFeedback): PlainRow {
  const numbers = [
    count.toLocaleString('en'),
    positives.toLocaleString('en'),
    percent(at.precision),
    percent(at.recall),
  ]
  return {
    key: attribute,
    cells: [attribute, ...numbers, suggested ? saySuggested(suggested) : 'too few of either kind'],
  }
}

const saySuggested = ({ threshold, precision, recall }: FeedbackMeasure): string =>
  `${threshold.toFixed(2)} (precision ${percent(precision)}, recall ${percent(recall)})`
