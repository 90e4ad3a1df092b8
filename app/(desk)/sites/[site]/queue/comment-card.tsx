import { memo, useEffect, useRef } from 'react'
import type { QueueRow } from '#lib/queue/schema.ts'
import classes from './card.module.css'
import { CardContent } from './card-content.tsx'
import type { Notice } from './desk-state.ts'
import { type NoticeAnswer, NoticeBar } from './notice-bar.tsx'
import type { Thresholds } from './score-list.tsx'
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

/** One comment with everything that a decision needs; the focused one carries the actions below it. */
export const CommentCard = memo(function CommentCard({ position, of, onFocus, ...inside }: Props) {
  const { row, focused, selected, byOther } = inside
  const card = useRef<HTMLElement>(null)
  // Focus that follows a key says nothing new: told back, it would undo a key pressed meanwhile.
  const following = useRef(false)
  useEffect(() => {
    if (!focused || card.current?.contains(document.activeElement)) return
    following.current = true
    card.current?.focus({ preventScroll: true })
    following.current = false
    if (card.current) bringIntoSight(card.current)
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
      aria-posinset={position}
      aria-setsize={of}
      onFocus={() => !following.current && onFocus(row.commentId)}
    >
      <CardInside {...inside} />
    </article>
  )
})

/** Of a card that is higher than the window leaves room for, one sees where it begins. */
function bringIntoSight(card: HTMLElement): void {
  const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(card)
  const room = window.innerHeight - Number.parseFloat(scrollMarginTop) - Number.parseFloat(scrollMarginBottom)
  card.scrollIntoView({ block: card.offsetHeight > room ? 'start' : 'nearest' })
}

/** What stands in a card: it stays as it is drawn while others leave the list before it. */
const CardInside = memo(function CardInside(props: Omit<Props, 'position' | 'of' | 'onFocus'>) {
  const { row, now, focused, selected, notice, byOther, claimedBy, children } = props
  return (
    <>
      <input
        type="checkbox"
        className={classes.check}
        checked={selected}
        aria-label="Select this comment"
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
        <CardContent
          row={row}
          now={now}
          thresholds={props.thresholds}
          focused={focused}
          details={props.details}
          blurred={props.blurred}
          onReveal={props.onReveal}
        />
        {focused && children}
      </div>
    </>
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
