import { Checkbox, MultiSelect, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { LABEL_FORMATS, type LabelFormat, type Reading } from '#lib/label-imports/schema.ts'

export type Choice = { value: string; label: string }

const TITLES: Record<LabelFormat, string> = {
  labels: 'Our own labels (CSV, JSON lines)',
  archive: 'Rows of an archive (JSON lines)',
  jigsaw: 'Jigsaw, Civil Comments (CSV)',
  'label-studio': 'Label Studio (JSON)',
  doccano: 'doccano (JSON lines)',
  columns: 'Any table or JSON, by its columns',
}

type Props = { reading: Partial<Reading>; attributes: readonly Choice[]; change: (reading: Partial<Reading>) => void }

/** How a file is read, where it does not say so itself. */
export function ReadingFields({ reading, attributes, change }: Props) {
  const { format, columns = {}, noWhereAbsent = [], blind = false } = reading
  const column = (name: 'comment' | 'text' | 'annotator') => ({
    value: columns[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ ...reading, columns: { ...columns, [name]: event.currentTarget.value || undefined } }),
  })
  return (
    <Stack gap="md">
      <Select
        label="What the file is"
        placeholder="Told from the file"
        clearable
        data={LABEL_FORMATS.map((value) => ({ value, label: TITLES[value] }))}
        value={format ?? null}
        onChange={(value) => change({ ...reading, format: (value as LabelFormat | null) ?? undefined })}
      />
      {format === 'columns' && (
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextInput label="Column of the comment’s id" {...column('comment')} />
          <TextInput label="Column of its text" {...column('text')} />
          <TextInput label="Column of the annotator" {...column('annotator')} />
        </SimpleGrid>
      )}
      <Textarea
        label="Names in the file that are others here"
        description="One a line, such as Beleidigung = insult. Nothing behind the sign leaves a name out."
        autosize
        minRows={2}
        defaultValue=""
        onChange={(event) => change({ ...reading, names: readNames(event.currentTarget.value) })}
      />
      {(format === 'label-studio' || format === 'doccano' || !format) && (
        <MultiSelect
          label="Not being chosen means no"
          description="Label Studio and doccano name what was chosen alone. Only say so of what the annotators were asked."
          data={[...attributes]}
          value={noWhereAbsent}
          onChange={(value) => change({ ...reading, noWhereAbsent: value })}
        />
      )}
      <Checkbox
        label="The annotators saw no score"
        description="Only such labels count where agreement is measured blind."
        checked={blind}
        onChange={(event) => change({ ...reading, blind: event.currentTarget.checked })}
      />
    </Stack>
  )
}

function readNames(text: string): Record<string, string | null> {
  const lines = text.split('\n').filter((line) => line.includes('='))
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.lastIndexOf('=')
      const key = line.slice(at + 1).trim()
      return [line.slice(0, at).trim(), key === '' ? null : key]
    }),
  )
}
