import { Text } from '@mantine/core'
import { memo } from 'react'
import type { Article } from '#lib/articles/data.ts'
import type { ThreadComment } from '#lib/comments/data.ts'
import type { PastDecision } from '#lib/decisions/data.ts'
import type { PastLabel } from '#lib/labels/data.ts'
import type { QueueRow } from '#lib/queue/schema.ts'
import { AnchorLink } from '../links.tsx'
import { Answered, useFetched } from './answered.tsx'
import { AuthorView } from './author-view.tsx'
import classes from './context.module.css'
import { ContextHead, type ContextTab } from './context-head.tsx'
import { HistoryView } from './history-view.tsx'
import { NotesView } from './notes-view.tsx'
import { PolicyView } from './policy-view.tsx'
import desk from './queue.module.css'
import { ThreadView } from './thread-view.tsx'
import type { AroundView } from './toolbar.tsx'
import type { UndoTarget } from './use-desk.ts'

/** Who reads and writes here. */
export type Reader = { userId: string; mayNote: boolean }

type Props = {
  site: string
  row: QueueRow | null
  now: Date
  reader: Reader
  tab: ContextTab
  /** Whether a note is asked for: the words have the focus then. */
  writing: boolean
  policy: AroundView['policy']
  onTab: (tab: ContextTab) => void
  onNoted: (commentId: string) => void
  onClose: () => void
  onUndo: (batch: UndoTarget) => void
}

type ThreadAnswer = { article: Article | null; comments: ThreadComment[] }
type HistoryAnswer = { decisions: PastDecision[]; labels: PastLabel[] }

/** What stands around the comment in focus; follows the focus once it rests. */
export const ContextPanel = memo(function ContextPanel(props: Props) {
  const { site, row, now, reader, tab, onTab, onClose, onUndo } = props
  const articleId = row?.article.id
  const thread = useFetched<ThreadAnswer>(
    articleId && row && (tab === 'thread' || tab === 'article')
      ? `/api/sites/${site}/articles/${articleId}/thread?around=${row.commentId}`
      : null,
    articleId,
  )
  const history = useFetched<HistoryAnswer>(
    row && tab === 'history' ? `/api/sites/${site}/comments/${row.commentId}?version=${row.version}` : null,
  )
  return (
    <aside className={desk.context} aria-label="Context">
      <ContextHead {...{ tab, onTab, onClose }} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <section className={classes.contextBody} aria-label="What stands around the comment" tabIndex={0}>
        {tab === 'thread' && (
          <Answered answer={thread}>
            {(value) => <ThreadView comments={value.comments} current={row?.commentId ?? null} />}
          </Answered>
        )}
        {tab === 'article' && (
          <Answered answer={thread}>{(value) => <ArticleView site={site} article={value.article} />}</Answered>
        )}
        {tab === 'author' && row && <AuthorView key={row.author?.id} {...{ site, row, now, reader }} />}
        {tab === 'policy' && <PolicyView policy={props.policy} row={row} />}
        {tab === 'notes' && row && (
          <NotesView
            key={row.commentId}
            {...{
              site,
              now,
              reader,
              about: { kind: 'comment', id: row.commentId },
              onDone: () => props.onNoted(row.commentId),
            }}
            writing={props.writing}
          />
        )}
        {tab === 'history' && (
          <Answered answer={history}>{(value) => <HistoryView {...value} now={now} onUndo={onUndo} />}</Answered>
        )}
      </section>
    </aside>
  )
})

function ArticleView({ site, article }: { site: string; article: Article | null }) {
  if (!article) return <Text size="sm">The article is not here any more.</Text>
  return (
    <article>
      <h2 className={classes.contextTitle}>{article.title ?? 'Untitled article'}</h2>
      {article.author && <p className="quiet">{article.author}</p>}
      <AnchorLink href={`/sites/${site}/queue?queue=all&article=${article.id}`} size="sm" underline="always">
        All of its comments as a queue
      </AnchorLink>
      <div className={`reading ${classes.articleText}`}>{article.text}</div>
    </article>
  )
}
