import { ActionIcon, SegmentedControl, Skeleton, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Article } from '#lib/articles/data.ts'
import type { ThreadComment } from '#lib/comments/data.ts'
import type { PastDecision } from '#lib/decisions/data.ts'
import type { PastLabel } from '#lib/labels/data.ts'
import type { QueueRow } from '#lib/queue/schema.ts'
import { getJson } from './api.ts'
import { HistoryView } from './history-view.tsx'
import classes from './queue.module.css'
import { ThreadView } from './thread-view.tsx'
import type { UndoTarget } from './use-desk.ts'

const TABS = [
  { value: 'thread', label: 'Thread' },
  { value: 'article', label: 'Article' },
  { value: 'history', label: 'History' },
]

type Props = {
  site: string
  row: QueueRow | null
  now: Date
  onClose: () => void
  onUndo: (batch: UndoTarget) => void
}

type ThreadAnswer = { article: Article | null; comments: ThreadComment[] }
type HistoryAnswer = { decisions: PastDecision[]; labels: PastLabel[] }

/** What stands around the comment in focus; follows the focus once it rests. */
export function ContextPanel({ site, row, now, onClose, onUndo }: Props) {
  const [tab, setTab] = useState('thread')
  const articleId = row?.article.id
  const thread = useFetched<ThreadAnswer>(
    articleId && row && tab !== 'history'
      ? `/api/sites/${site}/articles/${articleId}/thread?around=${row.commentId}`
      : null,
  )
  const history = useFetched<HistoryAnswer>(
    row && tab === 'history' ? `/api/sites/${site}/comments/${row.commentId}?version=${row.version}` : null,
  )
  return (
    <aside className={classes.context} aria-label="Context">
      <div className={classes.contextHead}>
        <SegmentedControl size="xs" value={tab} onChange={setTab} data={TABS} aria-label="What to show" />
        <ActionIcon variant="subtle" color="gray" aria-label="Close the context" onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <section className={classes.contextBody} aria-label="What stands around the comment" tabIndex={0}>
        {tab === 'thread' && (
          <Answered answer={thread}>
            {(value) => <ThreadView comments={value.comments} current={row?.commentId ?? null} />}
          </Answered>
        )}
        {tab === 'article' && <Answered answer={thread}>{(value) => <ArticleView article={value.article} />}</Answered>}
        {tab === 'history' && (
          <Answered answer={history}>{(value) => <HistoryView {...value} now={now} onUndo={onUndo} />}</Answered>
        )}
      </section>
    </aside>
  )
}

type Fetched<T> = { state: 'loading' } | { state: 'failed'; message: string } | { state: 'there'; value: T }

/** Fetches what the focus rests on for a moment; passing by fetches nothing. */
function useFetched<T>(path: string | null): Fetched<T> {
  const [fetched, setFetched] = useState<{ path: string | null; answer: Fetched<T> }>({
    path: null,
    answer: { state: 'loading' },
  })
  useEffect(() => {
    if (!path) return
    let left = false
    const timer = setTimeout(async () => {
      const answer = await getJson<T>(path)
      if (left) return
      setFetched({
        path,
        answer: answer.ok ? { state: 'there', value: answer.value } : { state: 'failed', message: answer.message },
      })
    }, 150)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [path])
  return fetched.path === path ? fetched.answer : { state: 'loading' }
}

function Answered<T>({ answer, children }: { answer: Fetched<T>; children: (value: T) => React.ReactNode }) {
  if (answer.state === 'there') return children(answer.value)
  if (answer.state === 'failed') return <Text size="sm">{answer.message}</Text>
  return [80, 95, 60].map((width) => (
    <Skeleton key={width} height={14} mt="sm" width={`${width}%`} className={classes.late} />
  ))
}

function ArticleView({ article }: { article: Article | null }) {
  if (!article) return <Text size="sm">The article is not here any more.</Text>
  return (
    <article>
      <h2 className={classes.contextTitle}>{article.title ?? 'Untitled article'}</h2>
      {article.author && <p className={classes.quiet}>{article.author}</p>}
      <div className={`reading ${classes.articleText}`}>{article.text}</div>
    </article>
  )
}
