import { Checkbox, NativeSelect, Stack, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from '@mantine/core' // biome-ignore format: one thought
import type { Look } from '#lib/imports/look-at-text.ts'
import { looksLikeHtml, type Markup, markupOf } from '#lib/imports/looks-like-html.ts'
import { MAPPED, type Mapped, type Mapping } from '#lib/imports/schema.ts'
import { plural } from '#lib/say-count.ts'

type Props = {
  look: Extract<Look, { kind: 'table' }>
  remembered: boolean
  mapping: Mapping | null
  change: (mapping: Mapping | null) => void
}

const TITLES: Record<Mapped, string> = {
  id: 'Id of the comment',
  text: 'Text',
  article: 'Id of the article',
  articleTitle: 'Title of the article',
  articleUrl: 'Address of the article',
  permalink: 'Address of the comment',
  votes: 'Votes or likes',
  parent: 'Id of what it answers',
  authorId: 'Id of the author',
  author: 'Name of the author',
  time: 'Time',
  status: 'State at the source',
}

/** Each column with what stands in its first rows, and what it means. */
export function MappingTable({ look, remembered, mapping, change }: Props) {
  const columns = mapping?.columns ?? {}
  const meaningOf = (column: string) => MAPPED.find((meaning) => columns[meaning] === column) ?? ''
  function mean(column: string, meaning: Mapped | ''): void {
    const kept = Object.entries(columns).filter(([name, one]) => one !== column && name !== meaning)
    const next: Mapping['columns'] = { ...Object.fromEntries(kept), ...(meaning && { [meaning]: column }) }
    const html = next.text === columns.text ? (mapping?.html ?? false) : looksLikeHtml(markupOf(look, next.text))
    change(next.text === undefined ? null : { columns: next, html })
  }
  /** Texts as they would be stored, anything else as it stands. */
  const rowsOf = (column: string) => (mapping?.html && column === columns.text ? look.asHtml : look.rows)
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        What the columns mean
      </Title>
      <Text size="sm" c="dimmed">
        {remembered ? 'As they were read the last time.' : 'As their names suggest.'}
        {mapping === null && ' Say which one has the text.'}
        {mapping && !columns.id && ' Without an id the same row again is known by its article, author, time and text.'}
        {mapping &&
          !columns.article &&
          !columns.articleUrl &&
          ' Without an article all stand under one that is called as the file.'}
      </Text>
      <Table verticalSpacing={6} layout="fixed">
        <TableThead>
          <TableTr>
            <TableTh>Column</TableTh>
            <TableTh visibleFrom="sm">In the first rows</TableTh>
            <TableTh>Means</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {look.columns.map((column, index) => (
            <TableTr key={column}>
              <TableTd style={{ overflowWrap: 'anywhere' }}>{column}</TableTd>
              <TableTd visibleFrom="sm">
                <Text size="sm" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                  {rowsOf(column)
                    .map((row) => row[index])
                    .filter(Boolean)
                    .slice(0, 3)
                    .join(' · ')}
                </Text>
              </TableTd>
              <TableTd>
                <NativeSelect
                  aria-label={`What "${column}" means`}
                  value={meaningOf(column)}
                  onChange={(event) => mean(column, event.currentTarget.value as Mapped | '')}
                  data={[
                    { value: '', label: 'Nothing that is taken' },
                    ...MAPPED.map((value) => ({ value, label: TITLES[value] })),
                  ]}
                />
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
      {mapping && (
        <Checkbox
          label="The texts are HTML"
          description={sayMarkup(markupOf(look, columns.text))}
          checked={mapping.html}
          onChange={(event) => change({ ...mapping, html: event.currentTarget.checked })}
        />
      )}
    </Stack>
  )
}

function sayMarkup({ texts, marked }: Markup): string {
  if (marked === 0) return 'None of the first texts holds elements of HTML.'
  const what = plural(marked, 'holds elements of HTML: as plain text it shows them, as HTML it loses them', 'hold elements of HTML: as plain text they show them, as HTML they lose them') // biome-ignore format: one thought
  return `${marked.toLocaleString('en')} of the first ${texts.toLocaleString('en')} ${what}.`
}
