import { Button } from '@mantine/core'
import type { Refusal } from '#lib/decisions/schema.ts'
import type { Notice } from './desk-state.ts'
import classes from './queue.module.css'
import { sayAge } from './say-age.ts'

const DID = { approved: 'approved', hidden: 'hid', escalated: 'escalated', pending: 'reopened', gone: 'left' } as const

function explain(refusal: Refusal, now: Date): string {
  const { why, status, decidedBy, decidedAt } = refusal
  if (why === 'not-here') return 'This comment is not here any more.'
  if (why === 'gone') return 'This comment was deleted at its source. There is nothing left to decide.'
  if (why === 'already-so') return `It is ${status} already.`
  if (!decidedBy || !status || !decidedAt) return 'The text of this comment changed meanwhile. Read it again.'
  const who = `${decidedBy} ${DID[status]} this ${sayAge(decidedAt, now)}.`
  return why === 'needs-override' ? `${who} Only a lead can change that.` : who
}

/** What the person wants: to leave the comment as it is, to decide anew, or to send the same again. */
export type NoticeAnswer = 'leave' | 'again' | 'resend'

type Props = { notice: Notice; now: Date; onAnswer: (answer: NoticeAnswer) => void }

/**
 * Why a comment came back to the list, and what the person wants to do about it. It stands in the first load: where the
 * network is gone, it is what is needed.
 */
export function NoticeBar({ notice, now, onAnswer }: Props) {
  const failed = notice.kind === 'failed'
  return (
    <div className={classes.notice} role="alert">
      <p>{failed ? notice.message : explain(notice.refusal, now)}</p>
      {failed ? <Failed onAnswer={onAnswer} /> : <Refused notice={notice} onAnswer={onAnswer} />}
    </div>
  )
}

function Failed({ onAnswer }: Pick<Props, 'onAnswer'>) {
  return (
    <>
      <Choice title="Send again" onPick={() => onAnswer('resend')} />
      <Choice title="Decide anew" onPick={() => onAnswer('again')} />
    </>
  )
}

type RefusedProps = { notice: Extract<Notice, { kind: 'refused' }>; onAnswer: Props['onAnswer'] }

function Refused({ notice: { refusal }, onAnswer }: RefusedProps) {
  const final = refusal.why === 'needs-override' || refusal.why === 'not-here' || refusal.why === 'gone'
  const leave = refusal.decidedBy ? `Keep what ${refusal.decidedBy} decided` : 'Leave it'
  return (
    <>
      <Choice title={leave} onPick={() => onAnswer('leave')} />
      {!final && <Choice title="Decide again" onPick={() => onAnswer('again')} />}
    </>
  )
}

function Choice({ title, onPick }: { title: string; onPick: () => void }) {
  return (
    <Button size="compact-sm" variant="default" onClick={onPick}>
      {title}
    </Button>
  )
}
