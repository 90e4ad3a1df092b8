import { Button, Group, Progress, Text } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import type { Assignee } from '#lib/assignees/schema.ts'
import type { BulkAction } from '#lib/bulks/schema.ts'
import type { Status } from '#lib/decisions/kinds.ts'
import { plural, sayCount } from '#lib/say-count.ts'
import { Actions, HIDE_REASON_TITLES, HideReasons } from '../queue/actions.tsx'
import { AssignPanel } from '../queue/assign-panel.tsx'
import { LabelPanel, NO_LABELS } from '../queue/label-panel.tsx'
import classes from './bulk.module.css'
import { LabelChanges } from './label-changes.tsx'
import { LeftOutList } from './left-out-list.tsx'
import { SampleList } from './sample-list.tsx'
import { type BulkSet, type BulkStep, useBulk } from './use-bulk.ts'

export type BulkPanelProps = {
  site: string
  /** What is decided. */
  of: BulkSet
  count: number
  /** The number as it is said, where it was counted only so far. */
  said?: string
  /** The status that they all have, so that nothing useless is offered. */
  status: Status | null
  /** How they are called before their number. */
  called?: string
  may: { decide: boolean; label: boolean }
  people: readonly Assignee[]
  userId: string
  /** What is asked at once. */
  first?: 'label' | undefined
  /** Something was decided or labelled by a bulk, or by the undoing of one: what is shown beside may be old. */
  onChanged: (did: BulkAction['kind'] | undefined, batchId: string) => void
  /** Nothing is to be done after all; where it cannot be left, its place stays. */
  onLeave?: () => void
}

const WILL = {
  approve: 'Approve',
  escalate: 'Escalate',
  reopen: 'Reopen',
  hide: 'Hide',
  label: 'Label',
  assign: 'Give',
} as const
const DID = {
  approve: 'approved',
  escalate: 'escalated',
  reopen: 'reopened',
  hide: 'hidden',
  label: 'labelled',
  assign: 'given away',
} as const

/** How what was left out is called. */
const LEFT = { said: undefined, called: 'Left out' }

const say = (count: number) => sayCount(count, 'comment')

/** Decides or labels many at once: asked what, looked at once more, followed to its end, and taken back if need be. */
export function BulkPanel(props: BulkPanelProps) {
  const { site, status, may, people, userId, first = null, onChanged, onLeave } = props
  const bulk = useBulk({ site, userId })
  const [asking, setAsking] = useState<'hide' | 'label' | 'assign' | null>(first)
  const [labelDraft, setLabelDraft] = useState(NO_LABELS)
  /** What an earlier one left out, to be decided after all. */
  const [left, setLeft] = useState<{ leftOutOf: string; count: number } | null>(null)
  const { of, count, said, called } = left ? { ...LEFT, of: left, count: left.count } : props
  const without = 'without' in of ? of.without : []
  const [busy, setBusy] = useState(false)
  const wait = async (work: Promise<void>) => {
    setBusy(true)
    await work
    setBusy(false)
  }
  const prepare = (action: BulkAction) => {
    setAsking(null)
    void wait(bulk.prepare(left ? { leftOutOf: left.leftOutOf } : props.of, action))
  }
  const { step } = bulk
  const leaveStep = () => {
    setAsking(step?.action?.kind === 'label' ? 'label' : null)
    bulk.leave()
  }
  return (
    <section className={classes.panel} aria-label="Decide these">
      {step && step.bulk.state === 'prepared' && (
        <Confirm {...{ site, step, people, busy }} onStart={() => void wait(bulk.start())} onLeave={leaveStep} />
      )}
      {step && step.bulk.state !== 'prepared' && (
        <Followed
          step={step}
          busy={busy}
          onUndo={() => void wait(bulk.undo())}
          onLeft={(leftOutOf, many) => {
            setLeft({ leftOutOf, count: many })
            bulk.leave()
          }}
          onLeave={() => {
            bulk.leave()
            onChanged(step.action?.kind, step.bulk.batchId)
          }}
        />
      )}
      {!step && asking === 'hide' && (
        <HideReasons
          count={count}
          onPick={(reason) => prepare({ kind: 'hide', reason })}
          onLeave={() => setAsking(null)}
        />
      )}
      {!step && asking === 'label' && (
        <LabelPanel
          count={count}
          current={{}}
          modes
          draft={labelDraft}
          onDraft={setLabelDraft}
          onSubmit={(labels, replaces) => {
            if (Object.keys(labels).length > 0) prepare({ kind: 'label', labels, replaces })
          }}
          onLeave={() => (first === 'label' && onLeave ? onLeave() : setAsking(null))}
        />
      )}
      {!step && asking === 'assign' && (
        <AssignPanel
          {...{ count, people, userId }}
          onPick={(person) => prepare({ kind: 'assign', assigneeId: person?.id ?? null })}
          onLeave={() => setAsking(null)}
        />
      )}
      {!step && !asking && count > 0 && (
        <Group gap="md">
          <Text size="sm">
            {called && `${called}: `}
            <strong className="numbers">{said ? `${said} ${plural(count, 'comment')}` : say(count)}</strong>
            {without.length > 0 && `, ${without.length.toLocaleString('en')} unticked`}
          </Text>
          <Actions
            status={status}
            may={may}
            keyless
            onAct={(kind) =>
              kind === 'hide' || kind === 'label' || kind === 'assign' ? setAsking(kind) : prepare({ kind })
            }
          />
        </Group>
      )}
      {!step && count === 0 && <Text size="sm">No comment is in this range.</Text>}
      {busy && !step && (
        <Text size="sm" c="dimmed">
          Looking at them as they stand now…
        </Text>
      )}
      {bulk.message && (
        <Text size="sm" role="alert">
          {bulk.message}
        </Text>
      )}
    </section>
  )
}

type StepProps = { step: BulkStep; busy: boolean; onLeave: () => void }

type ConfirmProps = StepProps & { site: string; people: readonly Assignee[]; onStart: () => void }

function Confirm({ site, step, people, busy, onStart, onLeave }: ConfirmProps) {
  const { bulk, action, sample } = step
  const asked = useId()
  if (!action) return null
  const to = action.kind === 'assign' && people.find((person) => person.id === action.assigneeId)
  return (
    <>
      <Text size="sm" fw={600} id={asked}>
        {WILL[action.kind]} {say(bulk.total)} as they stand now
        {action.kind === 'assign' && ` to ${to ? to.name : 'nobody'}`}
        {action.kind === 'hide' && `, for ${HIDE_REASON_TITLES[action.reason].toLowerCase()}`}?
      </Text>
      <Text size="sm" c="dimmed">
        Who changes one of these from now on comes first: it is left out and named. It can be undone as a whole.
      </Text>
      {action.kind === 'label' && (
        <LabelChanges site={site} batchId={bulk.batchId} total={bulk.total} action={action} />
      )}
      <SampleList rows={sample} total={bulk.total} />
      <Group gap="xs">
        <Button
          size="compact-md"
          loading={busy}
          onClick={onStart}
          autoFocus
          aria-describedby={asked}
          onKeyDown={(event) => event.repeat && event.preventDefault()}
        >
          {WILL[action.kind]} {say(bulk.total)}
        </Button>
        <Button size="compact-md" variant="subtle" onClick={onLeave}>
          Back
        </Button>
      </Group>
    </>
  )
}

type FollowedProps = StepProps & { onUndo: () => void; onLeft: (batchId: string, count: number) => void }

function Followed({ step, busy, onUndo, onLeft, onLeave }: FollowedProps) {
  const { bulk, action, undoing } = step
  const done = useRef<HTMLButtonElement>(null)
  const isDone = bulk.state === 'finished'
  useEffect(() => {
    // What had the focus went with the step before; what somebody turned to meanwhile keeps it.
    if (isDone && document.activeElement === document.body) done.current?.focus()
  }, [isDone])
  const share = bulk.total === 0 ? 100 : (bulk.done / bulk.total) * 100
  if (bulk.state === 'running') {
    return (
      <>
        <Text size="sm" role="status">
          {undoing ? 'Undoing' : 'Working'}: <span className="numbers">{bulk.done.toLocaleString('en')}</span> of{' '}
          {say(bulk.total)}. It goes on when you leave this page.
        </Text>
        <Progress value={share} aria-label="How far it is" />
      </>
    )
  }
  const did = undoing ? 'undone' : action ? DID[action.kind] : 'done'
  return (
    <>
      <Text size="sm" fw={600} role="status">
        {say(bulk.applied)} {did}
        {bulk.done > bulk.applied && `, ${(bulk.done - bulk.applied).toLocaleString('en')} left out`}
      </Text>
      <LeftOutList left={bulk.leftOut} total={bulk.done - bulk.applied} />
      <Group gap="xs">
        {!undoing && bulk.applied > 0 && (
          <Button size="compact-sm" variant="default" loading={busy} onClick={onUndo}>
            Undo all of it
          </Button>
        )}
        {!undoing && action?.kind !== 'label' && bulk.done > bulk.applied && (
          <Button size="compact-sm" variant="default" onClick={() => onLeft(bulk.batchId, bulk.done - bulk.applied)}>
            Decide{' '}
            {bulk.done - bulk.applied === 1 ? 'the one' : `the ${(bulk.done - bulk.applied).toLocaleString('en')}`} left
            out
          </Button>
        )}
        <Button ref={done} size="compact-sm" variant="subtle" onClick={onLeave}>
          Done
        </Button>
      </Group>
    </>
  )
}
