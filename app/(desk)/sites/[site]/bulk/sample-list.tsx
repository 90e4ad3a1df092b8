import type { QueueRow } from '#lib/queue/schema.ts'
import { CaredText } from '../queue/cared-text.tsx'
import { harshestOf } from '../queue/harsh.ts'
import classes from './bulk.module.css'

/** Some of the set by chance, in full, to be sure of the rest. */
export function SampleList({ rows, total }: { rows: readonly QueueRow[]; total: number }) {
  return (
    <details className={classes.sample}>
      <summary>
        {rows.length < total ? `${rows.length} of them by chance` : total === 1 ? 'It' : `All ${total} of them`}
      </summary>
      <ol>
        {rows.map((row) => (
          <li key={row.commentId}>
            <CaredText
              commentId={row.commentId}
              harshest={harshestOf(row.scores)}
              text={row.text}
              className="reading"
            />
            <span className={classes.quiet}>
              {row.author?.name ?? 'Unnamed'} · {row.article.title ?? 'Untitled article'}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
