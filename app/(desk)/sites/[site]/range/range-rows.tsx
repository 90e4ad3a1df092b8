import { Checkbox } from '@mantine/core'
import type { QueueRow } from '#lib/queue/schema.ts'
import type { Attribute } from '#lib/scoring/schema.ts'
import { attributesToShow } from '../queue/attributes-to-show.ts'
import { CaredText } from '../queue/cared-text.tsx'
import { harshestOf } from '../queue/harsh.ts'
import { MarkedText } from '../queue/marked-text.tsx'
import { ScoreList, type Thresholds } from '../queue/score-list.tsx'
import classes from './range.module.css'

type Props = {
  title: string
  rows: readonly QueueRow[]
  thresholds: Thresholds
  /** The attribute that the range is of. */
  always: Attribute | undefined
  unticked: ReadonlySet<string>
  onTick: (commentId: string) => void
}

/** Comments of the range in full, each of which can be left out of it. */
export function RangeRows({ title, rows, thresholds, always, unticked, onTick }: Props) {
  const shownOf = ({ scores }: QueueRow) => (scores ? attributesToShow(scores, { thresholds, always, all: false }) : [])
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className={classes.rowsTitle}>{title}</h2>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.commentId} className={classes.row} data-unticked={unticked.has(row.commentId) || undefined}>
            <Checkbox
              size="sm"
              checked={!unticked.has(row.commentId)}
              onChange={() => onTick(row.commentId)}
              aria-label={`Comment by ${row.author?.name ?? 'an unnamed author'} belongs to it`}
            />
            <div className={classes.rowBody}>
              <p className={classes.quiet}>
                <strong>{row.author?.name ?? 'Unnamed'}</strong> · {row.article.title ?? 'Untitled article'}
              </p>
              {row.parent && <p className={classes.quiet}>Answers: {row.parent.text ?? 'a text that was erased'}</p>}
              <CaredText
                commentId={row.commentId}
                harshest={harshestOf(row.scores)}
                text={row.text}
                className="reading"
              >
                <MarkedText text={row.text} spans={row.spans} worst={row.worstWindow} of={shownOf(row)} />
              </CaredText>
              {row.scores && <ScoreList scores={row.scores} thresholds={thresholds} always={always} all={false} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
