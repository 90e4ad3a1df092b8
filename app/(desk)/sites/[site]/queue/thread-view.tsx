import { memo } from 'react'
import type { ThreadComment } from '#lib/comments/data.ts'
import { CaredText } from './cared-text.tsx'
import classes from './context.module.css'

const DEEPEST = 6

const bringIntoSight = (item: HTMLElement | null) => item?.scrollIntoView({ block: 'nearest' })

/** The thread in order, replies set in, the comment in focus marked and in sight. */
export function ThreadView({ comments, current }: { comments: readonly ThreadComment[]; current: string | null }) {
  return (
    <ol className={classes.thread}>
      {comments.map((comment) => (
        <ThreadItem key={comment.commentId} comment={comment} isCurrent={comment.commentId === current} />
      ))}
    </ol>
  )
}

const ThreadItem = memo(function ThreadItem({ comment, isCurrent }: { comment: ThreadComment; isCurrent: boolean }) {
  return (
    <li
      ref={isCurrent ? bringIntoSight : undefined}
      className={classes.threadComment}
      data-current={isCurrent || undefined}
      aria-current={isCurrent || undefined}
      style={{ marginInlineStart: Math.min(comment.depth, DEEPEST) * 14 }}
    >
      <span className="quiet">
        {comment.author ?? 'Unnamed'} · {comment.status}
      </span>
      <CaredText
        commentId={comment.commentId}
        harshest={comment.harshest}
        text={comment.text ?? 'Erased'}
        className={classes.threadText ?? ''}
      />
    </li>
  )
})
