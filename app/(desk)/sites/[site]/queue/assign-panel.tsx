import { Button, Group, Kbd } from '@mantine/core'
import type { Assignee } from '#lib/assignees/schema.ts'
import classes from './asked.module.css'
import { useKeySettings } from './keys-context.tsx'
import { useKeys } from './use-keys.ts'

type Props = {
  count: number
  people: readonly Assignee[]
  userId: string
  onPick: (person: Assignee | null) => void
  onLeave: () => void
}

/** Asks, in place, whose it is to be: a digit or a click answers, 1 being oneself and 0 nobody. */
export function AssignPanel({ count, people, userId, onPick, onLeave }: Props) {
  const own = people.filter((person) => person.id === userId)
  const listed = [...own, ...people.filter((person) => person.id !== userId)]
  const { keysOn } = useKeySettings()
  useKeys((key) => {
    const digit = keysOn && /^[0-9]$/.test(key) ? Number(key) : null
    const person = digit ? listed[digit - 1] : undefined
    if (digit === 0) onPick(null)
    else if (person) onPick(person)
    else if (key === 'Escape') onLeave()
    return key === 'Escape' || digit === 0 || person !== undefined
  })
  return (
    <fieldset className={classes.panel}>
      <legend className={classes.question}>
        {count === 1 ? 'Who takes this comment?' : `Who takes these ${count.toLocaleString('en')} comments?`}
      </legend>
      <Group gap="xs">
        {listed.map((person, index) => (
          <Button
            key={person.id}
            size="compact-sm"
            variant="default"
            onClick={() => onPick(person)}
            leftSection={keysOn && index < 9 ? <Kbd size="xs">{index + 1}</Kbd> : null}
          >
            {person.id === userId ? `${person.name} (you)` : person.name}
          </Button>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onPick(null)}
          leftSection={keysOn && <Kbd size="xs">0</Kbd>}
        >
          Nobody
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onLeave} rightSection={<Kbd size="xs">Esc</Kbd>}>
          Back
        </Button>
      </Group>
    </fieldset>
  )
}
