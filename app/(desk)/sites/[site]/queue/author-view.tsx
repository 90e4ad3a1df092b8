import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { hiddenShare } from '#lib/authors/hidden-share.ts'
import type { AuthorHistory, AuthorRecord, PastComment } from '#lib/authors/schema.ts'
import { percent } from '#lib/policies/score-word.ts'
import type { QueueRow } from '#lib/queue/schema.ts'
import { AnchorLink } from '../links.tsx'
import { Answered, useFetched } from './answered.tsx'
import { getJson } from './api.ts'
import { CaredText } from './cared-text.tsx'
import classes from './context.module.css'
import type { Reader } from './context-panel.tsx'
import { NotesView } from './notes-view.tsx'
import { sayAge } from './say-age.ts'

type Answer = { record: AuthorRecord | null; history: AuthorHistory }
type Props = { site: string; row: QueueRow; now: Date; reader: Reader }

/** Who wrote the comment: how their comments were decided, what colleagues noted, and what they wrote before. */
export function AuthorView({ site, row, now, reader }: Props) {
  const path = row.author ? `/api/sites/${site}/authors/${row.author.id}` : null
  const answer = useFetched<Answer>(path)
  if (!row.author || !path) return <Text size="sm">Its page names no author.</Text>
  const about = { kind: 'author', id: row.author.id } as const
  return (
    <Answered answer={answer}>
      {({ record, history }) => (
        <>
          <h2 className={classes.contextTitle}>{record?.name ?? 'Unnamed'}</h2>
          {record && <Figures record={record} />}
          <h3 className={classes.contextPart}>Notes on the author</h3>
          <NotesView {...{ site, now, reader, about }} />
          <h3 className={classes.contextPart}>What they wrote</h3>
          <AnchorLink href={`/sites/${site}/queue?queue=all&author=${about.id}`} size="sm" underline="always">
            All of it as a queue
          </AnchorLink>
          <Past path={path} first={history} now={now} current={row.commentId} />
        </>
      )}
    </Answered>
  )
}

function Figures({ record }: { record: AuthorRecord }) {
  const share = hiddenShare(record)
  const figures = [
    ['Approved', record.approved.toLocaleString('en')],
    ['Hidden', record.hidden.toLocaleString('en')],
    ['Share hidden', share === null ? 'None decided' : percent(share)],
    ['Waiting', (record.pending + record.escalated).toLocaleString('en')],
  ] as const
  return (
    <dl className={classes.figures}>
      {figures.map(([title, figure]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd className="numbers">{figure}</dd>
        </div>
      ))}
    </dl>
  )
}

type PastProps = { path: string; first: AuthorHistory; now: Date; current: string }

/** The author's comments, newest first; older ones are fetched when asked for. */
function Past({ path, first, now, current }: PastProps) {
  const [pages, setPages] = useState([first])
  const [failure, setFailure] = useState<string | null>(null)
  const next = pages.at(-1)?.next
  const more = async () => {
    const answer = await getJson<Answer>(`${path}?before=${next}`)
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) setPages((before) => [...before, answer.value.history])
  }
  return (
    <>
      <ol className={classes.thread}>
        {pages.flatMap((page) =>
          page.comments.map((comment) => (
            <PastLine key={comment.commentId} comment={comment} now={now} current={comment.commentId === current} />
          )),
        )}
      </ol>
      {failure && <Text size="sm">{failure}</Text>}
      {next && (
        <Button size="compact-sm" variant="default" onClick={() => void more()}>
          Older ones
        </Button>
      )}
    </>
  )
}

function PastLine({ comment, now, current }: { comment: PastComment; now: Date; current: boolean }) {
  return (
    <li className={classes.threadComment} data-current={current || undefined} aria-current={current || undefined}>
      <span className="quiet">
        {sayAge(comment.receivedAt, now)} · {comment.status}
        {comment.toxicity !== null && ` · toxicity ${percent(comment.toxicity)}`}
      </span>
      <CaredText
        commentId={comment.commentId}
        harshest={comment.harshest}
        text={comment.text ?? 'Erased'}
        className={classes.threadText ?? ''}
      />
      <span className="quiet">{comment.article ?? 'Untitled article'}</span>
    </li>
  )
}
