import { Button, Group, Kbd } from '@mantine/core'
import { type DecisionKind, HIDE_REASONS, type HideReason } from '#lib/decisions/kinds.ts'
import type { QueueRow } from '#lib/queue/schema.ts'
import classes from './asked.module.css'
import type { CommandId } from './commands.ts'
import { useKeyName, useKeySettings } from './keys-context.tsx'

export const HIDE_REASON_TITLES: Record<HideReason, string> = {
  insult: 'Insult',
  hate: 'Hate',
  threat: 'Threat',
  sexual: 'Sexual',
  profanity: 'Profanity',
  'personal-data': 'Personal data',
  spam: 'Spam',
  'off-topic': 'Off topic',
  other: 'Other',
}

export type Act = { title: string; kind: DecisionKind | 'label' | 'assign' }

const ACTS: readonly Act[] = [
  { title: 'Approve', kind: 'approve' },
  { title: 'Hide', kind: 'hide' },
  { title: 'Escalate', kind: 'escalate' },
  { title: 'Reopen', kind: 'reopen' },
  { title: 'Label', kind: 'label' },
  { title: 'Assign', kind: 'assign' },
]

/** What would leave a comment as it is. */
export const USELESS: Record<QueueRow['status'], DecisionKind | 'any'> = {
  pending: 'reopen',
  approved: 'approve',
  hidden: 'hide',
  escalated: 'escalate',
  gone: 'any',
}

type Props = {
  status: QueueRow['status'] | null
  may: { decide: boolean; label: boolean }
  shift?: boolean
  /** Where no key stands for them. */
  keyless?: boolean
  onAct: (kind: Act['kind']) => void
}

/** The buttons of a comment or a selection; each says its key. Plain ones: they are made anew with each step through the list. */
export function Actions({ status, may, shift, keyless, onAct }: Props) {
  const useless = status && USELESS[status]
  const decides = may.decide && useless !== 'any'
  const waits = status === null || status === 'pending' || status === 'escalated'
  const offered = ACTS.filter(({ kind }) => {
    if (kind === useless || (kind === 'assign' && !waits)) return false
    return kind === 'label' ? may.label : decides
  })
  return (
    <div className={classes.actions}>
      {offered.map(({ title, kind }) => (
        <button key={kind} type="button" className={classes.action} data-kind={kind} onClick={() => onAct(kind)}>
          {title}
          {!keyless && <KeyOf command={shift ? `${kind}-selected` : kind} />}
        </button>
      ))}
    </div>
  )
}

function KeyOf({ command }: { command: CommandId }) {
  const name = useKeyName(command)
  return (
    name && (
      <kbd className={classes.key} aria-hidden>
        {name.replace('Shift ', '⇧')}
      </kbd>
    )
  )
}

/** Asks why, in place: a digit or a click answers. */
export function HideReasons({
  count,
  onPick,
  onLeave,
}: {
  count: number
  onPick: (reason: HideReason) => void
  onLeave: () => void
}) {
  const { keysOn } = useKeySettings()
  return (
    <fieldset className={classes.panel}>
      <legend className={classes.question}>
        {count === 1 ? 'Why is it hidden?' : `Why are ${count} comments hidden?`}
      </legend>
      <Group gap="xs">
        {HIDE_REASONS.map((reason, index) => (
          <Button
            key={reason}
            size="compact-sm"
            variant="default"
            className={classes.act}
            data-kind="hide"
            onClick={() => onPick(reason)}
            leftSection={keysOn && <Kbd size="xs">{index + 1}</Kbd>}
          >
            {HIDE_REASON_TITLES[reason]}
          </Button>
        ))}
        <Button size="compact-sm" variant="subtle" onClick={onLeave} rightSection={<Kbd size="xs">Esc</Kbd>}>
          Back
        </Button>
      </Group>
    </fieldset>
  )
}
