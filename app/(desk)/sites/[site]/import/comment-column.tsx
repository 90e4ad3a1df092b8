import { Group, Stack, Text, Title } from '@mantine/core'
import { Pager } from '#app/(desk)/sites/[site]/import/pager.tsx'
import classes from '#app/(desk)/sites/[site]/import/preview.module.css'
import { SourceFacts } from '#app/(desk)/sites/[site]/source-facts.tsx'
import { COMMENTS_SHOWN, type PagePreview, type PreviewComment } from '#lib/ingest/page-preview.ts'
import { sayCount } from '#lib/say-count.ts'

type Props = { preview: PagePreview; busy: boolean; show: (from: number) => void }

/** The comments as they would be stored, and the pingbacks between them, which would not. */
export function CommentColumn({ preview, busy, show }: Props) {
  const { from, shown } = preview.comments
  const total = preview.counts.comments
  return (
    <section className={classes.column} aria-labelledby="preview-comments" aria-busy={busy}>
      <Group justify="space-between" className={classes.columnHead}>
        <Title order={2} id="preview-comments">
          Comments
        </Title>
        <Pager what="comments" from={from} step={COMMENTS_SHOWN} shown={shown.length} total={total} show={show} />
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className={classes.scroll} tabIndex={0} aria-label="Comments found">
        {total === 0 && <NoComments />}
        <ol className={classes.comments} data-busy={busy || undefined} start={from + 1}>
          {shown.map((comment, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: its place in the page is what it is known by
            <Comment key={from + place} comment={comment} number={from + place + 1} />
          ))}
        </ol>
      </section>
    </section>
  )
}

function Comment({ comment, number }: { comment: PreviewComment; number: number }) {
  return (
    <li className={classes.comment} style={{ marginInlineStart: Math.min(comment.depth, 6) * 16 }}>
      <Group gap="xs" className="numbers">
        <Text size="sm" c="dimmed">
          {number}
        </Text>
        <Text
          size="sm"
          fw={comment.author ? 600 : 400}
          c={comment.author ? undefined : 'dimmed'}
          className={classes.author}
        >
          {comment.author ?? 'No author'}
        </Text>
        {comment.time && (
          <Text size="sm" c="dimmed">
            {comment.time}
          </Text>
        )}
        {comment.depth > 0 && (
          <Text size="sm" c="dimmed">
            Answer
          </Text>
        )}
        <SourceFacts permalink={comment.permalink} votes={comment.votes} />
        {comment.kind === 'pingback' && (
          <Text size="sm" c="dimmed">
            Pingback, stays in the page
          </Text>
        )}
      </Group>
      <div className="reading">{comment.text}</div>
      <More count={comment.more} />
    </li>
  )
}

export function More({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <Text size="sm" c="dimmed">
      … and {sayCount(count, 'more character', 'more characters')}, kept but not shown here
    </Text>
  )
}

function NoComments() {
  return (
    <Stack gap={4} py="xl" px="md" align="center" ta="center">
      <Text fw={500}>No comments here</Text>
      <Text size="sm" c="dimmed">
        Where the page does have some, move the border to where they begin, or press “Comments begin here” at a block.
      </Text>
    </Stack>
  )
}
