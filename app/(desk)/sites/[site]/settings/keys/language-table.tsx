import { Text, Title } from '@mantine/core'
import { PlainTable } from '#app/(desk)/sites/[site]/plain-table.tsx'
import type { LanguageUse } from '#lib/perspective/data.ts'

const HEAD = ['Language', 'Answered', 'Refused for it']

export function LanguageTable({ uses, days }: { uses: LanguageUse[]; days: number }) {
  return (
    <section aria-labelledby="languages">
      <Title order={2} id="languages" mb="sm">
        Languages of the last {days} days
      </Title>
      {uses.length === 0 && <Text c="dimmed">Nothing was asked yet.</Text>}
      {uses.length > 0 && (
        <PlainTable label="Languages, as a table" minWidth={520} head={HEAD} rows={uses.map(rowOf)} />
      )}
    </section>
  )
}

const rowOf = ({ language, scored, refused }: LanguageUse) => ({
  key: language,
  cells: [language, scored.toLocaleString('en'), refused.toLocaleString('en')],
})
