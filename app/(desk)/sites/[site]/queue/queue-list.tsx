import { Button } from '@mantine/core'
import { type ReactNode, useCallback } from 'react'
import type { QueueRow } from '#lib/queue/schema.ts'
import { CommentCard } from './comment-card.tsx'
import { CommentList } from './comment-list.tsx'
import type { Notice } from './desk-state.ts'
import type { NoticeAnswer } from './notice-bar.tsx'
import type { Thresholds } from './score-list.tsx'
import type { useCare } from './use-care.ts'
import type { useDesk } from './use-desk.ts'
import type { Live } from './use-live.ts'
import type { useLoadMore } from './use-load-more.ts'

type Props = {
  desk: ReturnType<typeof useDesk>
  live: Live
  care: ReturnType<typeof useCare>
  more: ReturnType<typeof useLoadMore>
  focused: QueueRow | undefined
  now: Date
  thresholds: Thresholds
  mayOverride: boolean
  details: boolean
  searching: boolean
  /** What stands below the comment in focus. */
  children: ReactNode
}

/** The comments of the view, each with what has become of it, and the rest that is still to come. */
export function QueueList({ desk, live, care, more, focused, children, ...shown }: Props) {
  const { state, dispatch, resend } = desk
  const onFocus = useCallback((commentId: string) => dispatch({ type: 'focused', commentId }), [dispatch])
  const onToggle = useCallback(
    (commentId: string, range: boolean) => dispatch({ type: range ? 'ranged' : 'toggled', commentId }),
    [dispatch],
  )
  const onNotice = useCallback(
    (notice: Notice, commentId: string, { want, why }: NoticeAnswer) => {
      if (want === 'resend' && notice.kind === 'failed') resend(notice.batch)
      else dispatch({ type: 'notice-left', commentId, gone: want === 'leave', why })
      // What was answered with goes away: the hands go on at the comment.
      if (want === 'again') document.getElementById(`comment-${commentId}`)?.focus()
    },
    [dispatch, resend],
  )
  return (
    <>
      {desk.shown.length > 0 && (
        <CommentList
          rows={desk.shown}
          focus={state.focus}
          loading={more.doing === 'loading'}
          onNearEnd={more.onNearEnd}
        >
          {(row, position) => (
            <CommentCard
              row={row}
              position={position}
              of={state.next ? -1 : desk.shown.length}
              now={shown.now}
              thresholds={shown.thresholds}
              mayOverride={shown.mayOverride}
              focused={row === focused}
              selected={state.selected.has(row.commentId)}
              details={shown.details}
              blurred={care.isBlurred(row)}
              onReveal={care.reveal}
              notice={state.notices.get(row.commentId)}
              byOther={live.decided.get(row.commentId)}
              claimedBy={live.claims.get(row.commentId)?.by}
              onFocus={onFocus}
              onToggle={onToggle}
              onNotice={onNotice}
            >
              {row === focused ? children : null}
            </CommentCard>
          )}
        </CommentList>
      )}
      {more.doing === 'loading' && <p className="quiet">{shown.searching ? 'Searching on…' : 'Loading more…'}</p>}
      {more.doing === 'failed' && (
        <Button variant="default" onClick={() => void more.load()}>
          The rest could not be loaded. Try again
        </Button>
      )}
    </>
  )
}
