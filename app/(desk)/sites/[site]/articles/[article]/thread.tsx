import { Group, Text, Title } from '@mantine/core'
import classes from '#app/(desk)/sites/[site]/articles/articles.module.css'
import { ButtonLink } from '#app/(desk)/sites/[site]/links.tsx'
import { SourceFacts } from '#app/(desk)/sites/[site]/source-facts.tsx'
import { StatusBadge } from '#app/(desk)/sites/[site]/status-badge.tsx'
import { THREAD_PAGE, type ThreadComment } from '#lib/comments/data.ts'
import { percent, scoreWord } from '#lib/policies/score-word.ts'

type Props = {
  comments: ThreadComment[]
  /** The policy's threshold for toxicity, where it has one. */
  threshold: number | null
  home: string
  /** Whether this is a later part of the thread. */
  continued: boolean
}

/** An article's comments in order, answers set in, each with how it stands. */
export function Thread({ comments, threshold, home, continued }: Props) {
  const last = comments.length === THREAD_PAGE ? comments.at(-1) : undefined
  return (
    <section aria-labelledby="thread">
      <Title order={2} id="thread" mb="xs">
        Thread
      </Title>
      {comments.length === 0 && <Text c="dimmed">{continued ? 'The thread ends here.' : 'No comments.'}</Text>}
      <ol className={classes.thread}>
        {comments.map((comment) => (
          <Comment key={comment.commentId} comment={comment} threshold={threshold} />
        ))}
      </ol>
      {(continued || last) && (
        <Group component="nav" aria-label="Parts of the thread" gap="sm" mt="md">
          {continued && (
            <ButtonLink href={home} variant="default">
              First comments
            </ButtonLink>
          )}
          {last && (
            <ButtonLink href={`${home}?after=${last.position}`} variant="default">
              Next comments
            </ButtonLink>
          )}
        </Group>
      )}
    </section>
  )
}

function Comment({ comment, threshold }: { comment: ThreadComment; threshold: number | null }) {
  const { author, postedAtText, status, toxicity, text, depth, sourceStatus, permalink, votes } = comment
  return (
    <li className={classes.comment} style={{ marginInlineStart: Math.min(depth, 6) * 20 }}>
      <Group gap="xs" mb={2}>
        <Text size="sm" fw={author ? 600 : 400} c={author ? undefined : 'dimmed'} style={{ overflowWrap: 'anywhere' }}>
          {author ?? 'No author'}
        </Text>
        {postedAtText && (
          <Text size="sm" c="dimmed">
            {postedAtText}
          </Text>
        )}
        {depth > 0 && (
          <Text size="sm" c="dimmed">
            Answer
          </Text>
        )}
        <StatusBadge status={status} />
        {sourceStatus && (
          <Text size="sm" c="dimmed">
            At its source: {sourceStatus}
          </Text>
        )}
        <SourceFacts permalink={permalink} votes={votes} />
        <Text size="sm" c="dimmed" className="numbers">
          {sayToxicity(toxicity, threshold)}
        </Text>
      </Group>
      {text === null ? <Text c="dimmed">The text was erased.</Text> : <div className="reading">{text}</div>}
    </li>
  )
}

function sayToxicity(toxicity: number | null, threshold: number | null): string {
  if (toxicity === null) return 'No score'
  const word = threshold === null ? '' : `${scoreWord(toxicity, threshold)}, `
  return `Toxicity: ${word}${percent(toxicity)}`
}
