import { Checkbox } from '@mantine/core'
import { memo, useEffect, useRef } from 'react'
import { orderAttributes } from '#lib/labels/attributes/order-attributes.ts'
import { explainReason } from '#lib/policies/explain-reason.ts'
import type { QueueRow } from '#lib/queue/schema.ts'
import { AUTHOR_COUNTED } from '#lib/queue/views.ts'
import { sayReports } from '#lib/reports/say-reports.ts'
import { BlurredText } from './blurred-text.tsx'
import classes from './card.module.css'
import type { Notice } from './desk-state.ts'
import { KnownLimit } from './known-limit.tsx'
import { useAttributeTitle } from './label-attributes.tsx'
import { MarkedText } from './marked-text.tsx'
import { type NoticeAnswer, NoticeBar } from './notice-bar.tsx'
import { sayAge } from './say-age.ts'
import { sayLanguage } from './say-language.ts'
import { ScoreList, type Thresholds } from './score-list.tsx'
import type { ByOther } from './use-live.ts'

type Props = {
  row: QueueRow
  /** Its place in the list, from 1 on, and how many there are; -1 where that is not known yet. */
  position: number
  of: number
  now: Date
  thresholds: Thresholds
  focused: boolean
  selected: boolean
  details: boolean
  /** Whether its text is kept from the eye until the person wants it. */
  blurred: boolean
  notice: Notice | undefined
  mayOverride: boolean
  /** Decided by somebody else since it was loaded. */
  byOther: ByOther | undefined
  /** The colleague who is on it right now. */
  claimedBy: string | undefined
  onFocus: (commentId: string) => void
  onReveal: (commentId: string) => void
  onToggle: (commentId: string, range: boolean) => void
  onNotice: (notice: Notice, commentId: string, answer: NoticeAnswer) => void
  children: React.ReactNode
}

const SCORING = {
  waiting: 'Not scored yet',
  scored: null,
  skipped: 'Not scored',
  failed: 'Scoring failed',
} as const

/** One comment with everything that a decision needs; the focused one carries the actions below it. */
export const CommentCard = memo(function CommentCard(props: Props) {
  const { row, now, focused, selected, notice, byOther, claimedBy, children } = props
  const card = useRef<HTMLElement>(null)
  // Focus that follows a key says nothing new: told back, it would undo a key pressed meanwhile.
  const following = useRef(false)
  useEffect(() => {
    if (!focused || card.current?.contains(document.activeElement)) return
    following.current = true
    card.current?.focus({ preventScroll: true })
    following.current = false
    card.current?.scrollIntoView({ block: 'nearest' })
  }, [focused])
  return (
    <article
      ref={card}
      id={`comment-${row.commentId}`}
      tabIndex={focused ? 0 : -1}
      className={classes.card}
      data-focused={focused || undefined}
      data-selected={selected || undefined}
      data-gone={byOther ? true : undefined}
      aria-label={`Comment by ${row.author?.name ?? 'an unnamed author'}`}
      aria-current={focused || undefined}
      aria-posinset={props.position}
      aria-setsize={props.of}
      onFocus={() => !following.current && props.onFocus(row.commentId)}
    >
      <Checkbox
        className={classes.check}
        checked={selected}
        aria-label="Select this comment"
        size="sm"
        onChange={(event) => props.onToggle(row.commentId, (event.nativeEvent as MouseEvent).shiftKey === true)}
      />
      <div className={classes.body}>
        {notice && (
          <NoticeBar
            {...{ notice, now }}
            mayOverride={props.mayOverride}
            onAnswer={(answer) => props.onNotice(notice, row.commentId, answer)}
          />
        )}
        {(byOther || claimedBy) && <Colleague byOther={byOther} claimedBy={claimedBy} />}
        <Head row={row} now={now} />
        {row.parent && <Parent parent={row.parent} />}
        {props.blurred ? (
          <BlurredText text={row.text} onReveal={() => props.onReveal(row.commentId)} />
        ) : (
          <MarkedText text={row.text} spans={row.spans} />
        )}
        <Why row={row} />
        {row.reports && <ReadersWords words={row.reports.words} />}
        {row.scores && <ScoreList scores={row.scores} thresholds={props.thresholds} all={focused && props.details} />}
        {focused && !props.blurred && <KnownLimit row={row} />}
        <LabelsSaid row={row} />
        {row.note && (
          <p className={classes.note}>
            <span className="quiet">{row.note.by} noted: </span>
            {row.note.text}
          </p>
        )}
        {focused && children}
      </div>
    </article>
  )
})

function Colleague({ byOther, claimedBy }: Pick<Props, 'byOther' | 'claimedBy'>) {
  const said = byOther ? sayByOther(byOther) : `${claimedBy} is on this.`
  return <p className={classes.colleague}>{said}</p>
}

function sayByOther({ by, status }: NonNullable<Props['byOther']>): string {
  if (status === 'gone') return 'This was deleted at its source meanwhile.'
  return `${by ?? 'A colleague'} decided this meanwhile: ${status}.`
}

/** A number of an author's record, which is counted only so far. */
const sayRecord = (count: number) =>
  count > AUTHOR_COUNTED ? `${AUTHOR_COUNTED.toLocaleString('en')}+` : count.toLocaleString('en')

function Head({ row, now }: { row: QueueRow; now: Date }) {
  const posted = row.postedAt ?? row.receivedAt
  return (
    <header className={classes.head}>
      <strong>{row.author?.name ?? 'Unnamed'}</strong>
      {row.author && (
        <span className="quiet numbers">
          {sayRecord(row.author.approved)} approved, {sayRecord(row.author.hidden)} hidden
        </span>
      )}
      <time className="quiet" dateTime={posted} title={row.postedAtText ?? new Date(posted).toUTCString()}>
        {row.postedAt ? sayAge(row.postedAt, now) : (row.postedAtText ?? `came in ${sayAge(row.receivedAt, now)}`)}
      </time>
      {row.language && <span className="quiet">{sayLanguage(row.language)}</span>}
      {row.assignee && <span className={classes.status}>For {row.assignee.name}</span>}
      {row.status !== 'pending' && <span className={classes.status}>{row.status}</span>}
      <span className={classes.article}>
        {row.article.section && <span className="quiet">{row.article.section} › </span>}
        {row.article.title ?? 'Untitled article'}
      </span>
    </header>
  )
}

function Parent({ parent }: { parent: NonNullable<QueueRow['parent']> }) {
  return (
    <p className={classes.parent}>
      <span className="quiet">Answers {parent.author ?? 'unnamed'}: </span>
      {parent.text ?? 'a text that was erased'}
    </p>
  )
}

function Why({ row }: { row: QueueRow }) {
  const state = SCORING[row.scoring]
  const reported = row.reports ? [sayReports(row.reports)] : []
  const reasons = row.reasons.map(explainReason)
  const missing = state && reasons.length === 0 ? [state] : []
  const sentences = [...reported, ...reasons, ...missing]
  if (sentences.length === 0) return null
  return (
    <p className={classes.why} data-unscored={state ? true : undefined}>
      <span className="quiet">Why here: </span>
      {sentences.join(' · ')}
    </p>
  )
}

/** What readers wrote when they reported it, the newest first. */
function ReadersWords({ words }: { words: readonly string[] }) {
  return [...new Set(words)].map((said) => (
    <p key={said} className={classes.note}>
      <span className="quiet">A reader wrote: </span>
      {said}
    </p>
  ))
}

function LabelsSaid({ row }: { row: QueueRow }) {
  const titleOf = useAttributeTitle()
  const held = orderAttributes(Object.keys(row.labels)).map((key) => [key, row.labels[key]] as const)
  const said = held.flatMap(([key, value]) => (value && value !== 'cleared' ? [`${titleOf(key)} ${value}`] : []))
  if (said.length === 0) return null
  return (
    <p className={classes.labels}>
      <span className="quiet">Your labels: </span>
      {said.join(' · ')}
    </p>
  )
}
