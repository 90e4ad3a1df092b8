import { Button, Group, Kbd } from '@mantine/core'
import { useState } from 'react'
import type { Labels } from '#lib/labels/schema.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'
import classes from './queue.module.css'
import { useKeys } from './use-keys.ts'

const NEXT = { none: 'yes', yes: 'no', no: 'unsure', unsure: 'none' } as const
type Said = keyof typeof NEXT

type Props = { count: number; current: Labels; onSubmit: (labels: Labels) => void; onLeave: () => void }

const saidOf = (labels: Labels, attribute: Attribute): Said => {
  const value = labels[attribute]
  return value === undefined || value === 'cleared' ? 'none' : value
}

/** Yes, no or unsure for each attribute: a digit or a click goes to the next answer, Enter saves. */
export function LabelPanel({ count, current, onSubmit, onLeave }: Props) {
  const [draft, setDraft] = useState<Labels>({})
  const merged = { ...current, ...draft }
  const turn = (attribute: Attribute) => {
    const next = NEXT[saidOf(merged, attribute)]
    setDraft({ ...draft, [attribute]: next === 'none' ? 'cleared' : next })
  }
  useKeys((key) => {
    const attribute = ATTRIBUTES[Number(key) - 1]
    if (attribute) turn(attribute)
    else if (key === 'Enter' || key === 'g') onSubmit(draft)
    else if (key === 'Escape') onLeave()
    return attribute !== undefined || ['Enter', 'g', 'Escape'].includes(key)
  })
  return (
    <fieldset className={classes.panel}>
      <legend className={classes.question}>
        {count === 1 ? 'What is this comment?' : `What are these ${count} comments?`}
      </legend>
      <Group gap="xs">
        {ATTRIBUTES.map((attribute, index) => {
          const said = saidOf(merged, attribute)
          return (
            <Button
              key={attribute}
              size="compact-sm"
              variant="default"
              className={classes.label}
              data-said={said}
              onClick={() => turn(attribute)}
              leftSection={<Kbd size="xs">{index + 1}</Kbd>}
            >
              {ATTRIBUTE_TITLES[attribute].title}
              <span className={classes.said}>{said === 'none' ? '–' : said}</span>
            </Button>
          )
        })}
      </Group>
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" onClick={() => onSubmit(draft)} rightSection={<Kbd size="xs">Enter</Kbd>}>
          Save labels
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onLeave} rightSection={<Kbd size="xs">Esc</Kbd>}>
          Back
        </Button>
      </Group>
    </fieldset>
  )
}
