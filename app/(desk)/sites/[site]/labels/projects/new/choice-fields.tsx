import { Checkbox, FileInput, Group, NativeSelect, NumberInput, SegmentedControl, Text } from '@mantine/core'
import type { Method } from '#lib/assignments/sampling/schema.ts'
import { METHODS } from '#lib/assignments/sampling/schema.ts'
import { sayCount } from '#lib/say-count.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** A choice of comments as it is being made. `view` is that of an address. */
export type ChoiceDraft = {
  kind: 'sample' | 'view' | 'file'
  view: string
  count: number
  method: Method
  attribute: string
  threshold: number
  floor: number
  diverse: boolean
  ids: string[]
}

export const FIRST_CHOICE: ChoiceDraft = {
  kind: 'sample',
  view: 'queue=all',
  count: 200,
  method: 'uncertain',
  attribute: 'toxicity',
  threshold: 0.5,
  floor: 20,
  diverse: true,
  ids: [],
}

/** The same as the server takes it. */
export function toChoice({ kind, view, ids, floor, ...sample }: ChoiceDraft): object {
  const of = Object.fromEntries(new URLSearchParams(view))
  if (kind === 'file') return { kind, ids }
  return kind === 'view' ? { kind, view: of } : { kind, view: of, randomFloor: floor / 100, ...sample }
}

const METHOD_NAMES: Record<Method, string> = {
  uncertain: 'Nearest to a threshold',
  disagreement: 'Where two scorers differ most',
  contradiction: 'Decisions that contradict the score',
  random: 'At random',
}

const QUEUES = {
  all: 'All comments',
  pending: 'Pending',
  flagged: 'Flagged by policy',
  approved: 'Approved',
  hidden: 'Hidden',
  escalated: 'Escalated',
}

type Props = {
  draft: ChoiceDraft
  onChange: (draft: ChoiceDraft) => void
  saved: readonly { name: string; query: string }[]
  thresholds: Readonly<Record<string, number>>
}

/** Which comments: a sample of a view by a method, all of a view, or the ids in a file. */
export function ChoiceFields({ draft, onChange, saved, thresholds }: Props) {
  const set = (some: Partial<ChoiceDraft>) => onChange({ ...draft, ...some })
  const byScore = draft.method === 'uncertain' || draft.method === 'contradiction'
  const views = [
    ...Object.entries(QUEUES).map(([queue, label]) => ({ value: `queue=${queue}`, label })),
    ...saved.map(({ name, query }) => ({ value: query, label: `View: ${name}` })),
  ]
  return (
    <>
      <SegmentedControl
        aria-label="How they are chosen"
        value={draft.kind}
        onChange={(kind) => set({ kind: kind as ChoiceDraft['kind'] })}
        data={[
          { value: 'sample', label: 'A sample' },
          { value: 'view', label: 'All of a view' },
          { value: 'file', label: 'A file of ids' },
        ]}
      />
      {draft.kind === 'file' ? (
        <FileInput
          label="File of ids"
          description={
            draft.ids.length > 0
              ? `${sayCount(draft.ids.length, 'id')} read`
              : 'One id a line, as the desk or an archive writes them'
          }
          accept=".txt,.csv,text/plain"
          clearable
          onChange={(file) => void readIds(file).then((ids) => set({ ids }))}
        />
      ) : (
        <NativeSelect
          label="Out of"
          data={views}
          value={draft.view}
          onChange={(event) => set({ view: event.currentTarget.value })}
        />
      )}
      {draft.kind === 'sample' && (
        <>
          <Group grow align="flex-end" preventGrowOverflow={false}>
            <NativeSelect
              label="Taken"
              data={METHODS.toSorted((a, b) => Number(a === 'random') - Number(b === 'random')).map((value) => ({
                value,
                label: METHOD_NAMES[value],
              }))}
              value={draft.method}
              onChange={(event) => set({ method: event.currentTarget.value as Method })}
            />
            <NumberInput
              label="How many"
              value={draft.count}
              min={1}
              max={20_000}
              allowDecimal={false}
              onChange={(count) => set({ count: Number(count) || 1 })}
            />
          </Group>
          {byScore && (
            <Group grow align="flex-end" preventGrowOverflow={false}>
              <NativeSelect
                label="Score of"
                data={ATTRIBUTES.map((value) => ({ value, label: ATTRIBUTE_TITLES[value].title }))}
                value={draft.attribute}
                onChange={({ currentTarget: { value } }) =>
                  set({ attribute: value, threshold: thresholds[value] ?? draft.threshold })
                }
              />
              <NumberInput
                label="Threshold"
                value={draft.threshold}
                min={0}
                max={1}
                step={0.05}
                onChange={(threshold) => set({ threshold: Number(threshold) })}
              />
            </Group>
          )}
          {draft.method !== 'random' && (
            <NumberInput
              label="At random at least, per cent"
              description="What no method looks for is found there alone"
              value={draft.floor}
              min={0}
              max={100}
              allowDecimal={false}
              onChange={(floor) => set({ floor: Number(floor) || 0 })}
            />
          )}
          <Checkbox
            label="Of texts that are nearly the same, only one"
            checked={draft.diverse}
            onChange={(event) => set({ diverse: event.currentTarget.checked })}
          />
        </>
      )}
      {draft.kind !== 'sample' && (
        <Text size="sm" c="dimmed">
          Texts that are nearly the same are given far from each other.
        </Text>
      )}
    </>
  )
}

/** The first word of each line, so that a table whose first column is the id will do. A head line is passed over. */
async function readIds(file: File | null): Promise<string[]> {
  const lines = file ? (await file.text()).split(/\r?\n/) : []
  return lines.map((line) => line.split(/[,;\t]/)[0]?.replaceAll('"', '').trim() ?? '').filter((id) => id !== '' && !/^(comment_)?id$/i.test(id)) // biome-ignore format: one thought
}
