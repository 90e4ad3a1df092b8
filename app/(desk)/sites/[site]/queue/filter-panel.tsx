import { Button, Group, NativeSelect, NumberInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { View } from '#lib/queue/schema.ts'
import { NOBODY, QUEUES, type QueueName, readBand, SCORINGS, UNDETERMINED, writeBand } from '#lib/queue/views.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'
import { QUEUE_TITLES } from './queue-titles.ts'
import { SaveView } from './save-view.tsx'
import { sayLanguage } from './say-language.ts'
import classes from './toolbar.module.css'
import type { AroundView } from './toolbar.tsx'

type Props = { site: string; view: View; around: AroundView; maySave: boolean; onGo: (view: View) => void }

const ANY = { value: '', label: 'Any' }
const attributeOptions = ATTRIBUTES.map((attribute) => ({
  value: attribute as string,
  label: ATTRIBUTE_TITLES[attribute].title,
}))
const SCORING_TITLES = { waiting: 'Not scored yet', scored: 'Scored', skipped: 'Skipped', failed: 'Failed' }
const NEWER = [
  ['1h', 'Last hour'],
  ['24h', 'Last 24 hours'],
  ['7d', 'Last 7 days'],
  ['30d', 'Last 30 days'],
]
const OLDER = [
  ['1h', 'Over an hour'],
  ['24h', 'Over a day'],
  ['7d', 'Over a week'],
  ['30d', 'Over 30 days'],
]
const options = (pairs: string[][]) => [ANY, ...pairs.map(([value = '', label = '']) => ({ value, label }))]

/** Narrows the view: what is chosen becomes its address. */
export function FilterPanel({ site, view, around, maySave, onGo }: Props) {
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onGo({ ...view, ...readForm(new FormData(event.currentTarget)) })
  }
  const band = readBand(view.band ?? '')
  const queues = QUEUES.map((queue) => ({ value: queue as string, label: QUEUE_TITLES[queue] }))
  const sections = around.sections.map(({ id, name }) => ({ value: id, label: name }))
  const scorings = SCORINGS.map((state) => ({ value: state as string, label: SCORING_TITLES[state] }))
  const languages = [...around.languages.filter((code) => code !== UNDETERMINED), UNDETERMINED].map((code) => ({
    value: code,
    label: sayLanguage(code),
  }))
  const people = [
    { value: NOBODY, label: 'Nobody' },
    ...around.people.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <section className={classes.filters} aria-label="Filter">
      <form onSubmit={apply} className={classes.filterForm}>
        <NativeSelect size="xs" label="Status or queue" name="queue" defaultValue={view.queue} data={queues} />
        <Choice label="Section" name="section" value={view.section} data={[ANY, ...sections]} />
        <Choice label="Caught by the rule on" name="rule" value={view.rule} data={[ANY, ...attributeOptions]} />
        <Choice label="Scoring" name="scoring" value={view.scoring} data={[ANY, ...scorings]} />
        <Choice
          label="Readers"
          name="reported"
          value={view.reported}
          data={[ANY, { value: 'yes', label: 'Reported it' }]}
        />
        <Choice label="Language" name="language" value={view.language} data={[ANY, ...languages]} />
        <Choice label="Given to" name="assignee" value={view.assignee} data={[ANY, ...people]} />
        <Choice label="Came in" name="newer" value={view.newer} data={options(NEWER)} />
        <Choice label="Waiting" name="older" value={view.older} data={options(OLDER)} />
        <BandFields attribute={band?.attribute} from={band?.from ?? 0} to={band?.to ?? 1} />
        <Group gap="xs">
          <Button size="xs" type="submit">
            Show these
          </Button>
        </Group>
      </form>
      {maySave && <SaveView site={site} view={view} saved={around.saved} />}
    </section>
  )
}

type Option = { value: string; label: string }

function Choice({
  label,
  name,
  value,
  data,
}: {
  label: string
  name: string
  value?: string | undefined
  data: Option[]
}) {
  // What an address says that is none of the choices stays as it is.
  const known = value === undefined || data.some((option) => option.value === value)
  const all = known ? data : [...data, { value: value ?? '', label: value ?? '' }]
  return <NativeSelect size="xs" label={label} name={name} defaultValue={value ?? ''} data={all} />
}

type BandProps = { attribute: Attribute | undefined; from: number; to: number }

function BandFields(band: BandProps) {
  const [attribute, setAttribute] = useState<string>(band.attribute ?? '')
  const percent = { size: 'xs', min: 0, max: 100, suffix: ' %', disabled: attribute === '' } as const
  return (
    <>
      <NativeSelect
        size="xs"
        label="Score for"
        name="attribute"
        value={attribute}
        onChange={(event) => setAttribute(event.currentTarget.value)}
        data={[ANY, ...attributeOptions]}
      />
      <NumberInput label="from" name="from" defaultValue={Math.round(band.from * 100)} {...percent} />
      <NumberInput label="to" name="to" defaultValue={Math.round(band.to * 100)} {...percent} />
    </>
  )
}

/** What was chosen, as parts of a view; what is left at "any" is none. */
function readForm(form: FormData): Partial<View> {
  const said = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const share = (name: string, otherwise: number) => {
    const whole = Number.parseFloat(said(name) ?? '')
    return Number.isNaN(whole) ? otherwise : Math.min(100, Math.max(0, Math.round(whole))) / 100
  }
  const attribute = said('attribute') as Attribute | undefined
  const [from = 0, to = 1] = [share('from', 0), share('to', 1)].sort((a, b) => a - b)
  return {
    queue: (said('queue') ?? 'pending') as QueueName,
    section: said('section'),
    rule: said('rule') as View['rule'],
    scoring: said('scoring') as View['scoring'],
    reported: said('reported') as View['reported'],
    language: said('language'),
    assignee: said('assignee'),
    newer: said('newer'),
    older: said('older'),
    band: attribute && writeBand({ attribute, from, to }),
  }
}
