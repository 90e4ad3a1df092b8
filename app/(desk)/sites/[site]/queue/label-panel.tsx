import { Button, Group, Kbd, SegmentedControl, Text } from '@mantine/core'
import type { Labels, LabelValue } from '#lib/labels/schema.ts'
import { useLabelKeys } from '../labels/use-label-keys.ts'
import classes from './asked.module.css'
import { keyName } from './commands.ts'
import { useKeyTable } from './keys-context.tsx'
import { useLabelAttributes } from './label-attributes.tsx'
import { useKeys } from './use-keys.ts'

const NEXT = { none: 'yes', yes: 'no', no: 'unsure', unsure: 'none' } as const
type Said = keyof typeof NEXT

/** What is done with labels of many: given, taken back, or given in place of all others of one's own. */
const MODES = { add: 'Add', remove: 'Take back', replace: 'In place of all of mine' } as const
type Mode = keyof typeof MODES

/** What was answered so far, and what is to be done with it. */
export type LabelDraft = { mode: Mode; labels: Readonly<Record<string, LabelValue>> }

export const NO_LABELS: LabelDraft = { mode: 'add', labels: {} }

type Props = {
  count: number
  current: Labels
  /** Offers to take labels back, or to put them in place of all others. */
  modes?: boolean
  draft: LabelDraft
  onDraft: (draft: LabelDraft) => void
  onSubmit: (labels: Labels, replaces: boolean) => void
  onLeave: () => void
}

const saidOf = (labels: Labels, attribute: string): Said => {
  const value = labels[attribute]
  return value === undefined || value === 'cleared' ? 'none' : value
}

/** Yes, no or unsure for each attribute: its key or a click goes to the next answer, Enter saves. */
export function LabelPanel({
  count,
  current,
  modes = false,
  draft: { mode, labels: draft },
  onDraft,
  onSubmit,
  onLeave,
}: Props) {
  const attributes = useLabelAttributes()
  const { keys, commands } = useLabelKeys(attributes.map((one) => one.key))
  const table = useKeyTable()
  const merged = { ...current, ...draft }
  const turn = (attribute: string) => {
    const next = NEXT[saidOf(merged, attribute)]
    const taken = draft[attribute] === 'yes' ? 'cleared' : 'yes'
    const answer = mode === 'remove' ? taken : next === 'none' ? 'cleared' : next
    onDraft({ mode, labels: { ...draft, [attribute]: answer } })
  }
  const submit = () => {
    const picked = Object.entries(draft).filter(([, value]) => mode === 'add' || value !== 'cleared')
    const labels = picked.map(([key, value]) => [key, mode === 'remove' ? 'cleared' : value] as const)
    onSubmit(Object.fromEntries(labels), mode === 'replace')
  }
  useKeys((key) => {
    const attribute = attributes.find((one) => keys.get(one.key) === key)
    // The key that asked for labels keeps them.
    const isSubmit = commands.get(key) === 'submit' || table.get(key) === 'label'
    if (attribute) turn(attribute.key)
    else if (isSubmit) submit()
    else if (key === 'Escape') onLeave()
    return attribute !== undefined || isSubmit || key === 'Escape'
  })
  return (
    <fieldset className={classes.panel}>
      <legend className={classes.question}>
        {count === 1 ? 'What is this comment?' : `What are these ${count} comments?`}
      </legend>
      {modes && (
        <SegmentedControl
          size="xs"
          mb="xs"
          aria-label="What is done with the labels"
          value={mode}
          onChange={(next) => onDraft({ mode: next as Mode, labels: {} })}
          data={Object.entries(MODES).map(([value, label]) => ({ value, label }))}
        />
      )}
      <Group gap="xs">
        {attributes.map(({ key, title }) => {
          const said = saidOf(merged, key)
          const printed = keys.get(key)
          return (
            <Button
              key={key}
              size="compact-sm"
              variant="default"
              className={classes.label}
              data-said={said}
              onClick={() => turn(key)}
              leftSection={printed && <Kbd size="xs">{keyName(printed)}</Kbd>}
            >
              {title}
              <span className={classes.said}>{said === 'none' ? '–' : mode === 'remove' ? 'take back' : said}</span>
            </Button>
          )
        })}
      </Group>
      {modes && (
        <Text size="xs" c="dimmed" mt={6}>
          Labels of many at once are yours, marked as such, and no part of agreement.
        </Text>
      )}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" onClick={submit} rightSection={<Kbd size="xs">Enter</Kbd>}>
          {modes ? 'Look at what that changes' : 'Save labels'}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onLeave} rightSection={<Kbd size="xs">Esc</Kbd>}>
          Back
        </Button>
      </Group>
    </fieldset>
  )
}
