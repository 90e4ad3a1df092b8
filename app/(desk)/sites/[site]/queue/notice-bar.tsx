import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Refusal } from '#lib/decisions/schema.ts'
import { NOTE_LENGTH } from '#lib/notes/note-length.ts'
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
  if (why === 'needs-override') return `${who} Only a lead can change that.`
  return why === 'needs-reason' ? `${who} Whoever overrides a colleague says why.` : who
}

/**
 * What the person wants: to leave the comment as it is, to decide anew, which overrides a colleague under the reason
 * `why`, or to send the same again.
 */
export type NoticeAnswer = { want: 'leave' | 'again' | 'resend'; why?: string }

type Props = { notice: Notice; now: Date; mayOverride: boolean; onAnswer: (answer: NoticeAnswer) => void }

/**
 * Why a comment came back to the list, and what the person wants to do about it. It stands in the first load: where the
 * network is gone, it is what is needed.
 */
export function NoticeBar({ notice, now, mayOverride, onAnswer }: Props) {
  const failed = notice.kind === 'failed'
  return (
    <div className={classes.notice} role="alert">
      <p>{failed ? notice.message : explain(notice.refusal, now)}</p>
      {failed ? <Failed onAnswer={onAnswer} /> : <Refused {...{ notice, mayOverride, onAnswer }} />}
    </div>
  )
}

function Failed({ onAnswer }: Pick<Props, 'onAnswer'>) {
  return (
    <>
      <Choice title="Send again" onPick={() => onAnswer({ want: 'resend' })} />
      <Choice title="Decide anew" onPick={() => onAnswer({ want: 'again' })} />
    </>
  )
}

type RefusedProps = Omit<Props, 'notice' | 'now'> & { notice: Extract<Notice, { kind: 'refused' }> }

function Refused({ notice: { refusal }, mayOverride, onAnswer }: RefusedProps) {
  const [asking, setAsking] = useState(false)
  const { why, status, decidedBy } = refusal
  const overrides = decidedBy !== null && status !== 'pending' && why !== 'already-so'
  const final = why === 'needs-override' || why === 'not-here' || why === 'gone' || (overrides && !mayOverride)
  const leave = decidedBy ? `Keep what ${decidedBy} decided` : 'Leave it'
  if (asking) return <WhyForm onSay={(said) => onAnswer({ want: 'again', why: said })} />
  return (
    <>
      <Choice title={leave} onPick={() => onAnswer({ want: 'leave' })} />
      {!final && (
        <Choice title="Decide again" onPick={() => (overrides ? setAsking(true) : onAnswer({ want: 'again' }))} />
      )}
    </>
  )
}

/** Why a colleague's decision is to be overridden: a note that goes with the decision. */
function WhyForm({ onSay }: { onSay: (why: string) => void }) {
  const say = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const why = String(new FormData(event.currentTarget).get('why') ?? '').trim()
    if (why !== '') onSay(why)
  }
  return (
    <form onSubmit={say} className={classes.whyForm}>
      <input
        ref={(words) => words?.focus()}
        name="why"
        required
        maxLength={NOTE_LENGTH}
        aria-label="Why it is decided again"
        placeholder="Why is it decided again?"
        className={classes.whyWords}
      />
      <Button size="compact-sm" variant="default" type="submit">
        Decide again
      </Button>
    </form>
  )
}

function Choice({ title, onPick }: { title: string; onPick: () => void }) {
  return (
    <Button size="compact-sm" variant="default" onClick={onPick}>
      {title}
    </Button>
  )
}
