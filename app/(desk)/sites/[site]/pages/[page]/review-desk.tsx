'use client'

import { Alert, Button, Group, Kbd, Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { CommentColumn } from '#app/(desk)/sites/[site]/import/comment-column.tsx'
import { Pager } from '#app/(desk)/sites/[site]/import/pager.tsx'
import preview from '#app/(desk)/sites/[site]/import/preview.module.css'
import { PreviewLoading } from '#app/(desk)/sites/[site]/import/preview-loading.tsx'
import { PreviewSummary } from '#app/(desk)/sites/[site]/import/preview-summary.tsx'
import { sayCount } from '#app/(desk)/sites/[site]/import/words.ts'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { BlockList } from '#app/(desk)/sites/[site]/pages/[page]/block-list.tsx'
import classes from '#app/(desk)/sites/[site]/pages/[page]/review.module.css'
import { REVIEW_COMMANDS, type ReviewCommand } from '#app/(desk)/sites/[site]/pages/[page]/review-commands.ts'
import { SettledPage } from '#app/(desk)/sites/[site]/pages/[page]/settled-page.tsx'
import { type Review, useReview } from '#app/(desk)/sites/[site]/pages/[page]/use-review.ts'
import { BLOCKS_SHOWN } from '#lib/ingest/page-preview.ts'
import type { PageReview } from '#lib/ingest/review/schema.ts'

type Props = { siteKey: string; pageId: string }

/** A stored page under a person's eyes: its blocks on the left, the comments that they come to on the right. */
export function ReviewDesk({ siteKey, pageId }: Props) {
  const review = useReview(siteKey, pageId)
  const { shown, settled, problem } = review
  if (settled) return <SettledPage siteKey={siteKey} settled={settled} articleId={shown?.articleId ?? ''} />
  return (
    <Stack gap="md">
      <AnchorLink href={`/sites/${siteKey}/pages`} size="sm">
        All unsure pages
      </AnchorLink>
      {problem && (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      )}
      {shown ? <Correcting review={review} shown={shown} /> : !problem && <PreviewLoading />}
    </Stack>
  )
}

function Correcting({ review, shown }: { review: Review; shown: PageReview }) {
  const { blocks, counts, border } = shown.preview
  const [current, setCurrent] = useState(border ?? 0)
  const run = (command: ReviewCommand) => {
    if (command.change) return review.correct(command.change(shown.correction, current))
    const next = Math.max(0, Math.min(counts.blocks - 1, current + (command.step ?? 0)))
    if (next < blocks.from || next >= blocks.from + blocks.shown.length)
      review.look({ blocksFrom: Math.max(0, next - 20) })
    setCurrent(next)
  }
  return (
    <>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Text c="dimmed" maw={640}>
          {sayState(shown)}
        </Text>
        <Group gap="sm">
          <Button variant="default" onClick={review.undo} disabled={review.past.length === 0}>
            Undo
          </Button>
          <Button
            onClick={() => void review.settle()}
            loading={review.busy}
            disabled={!shown.waiting && review.past.length === 0}
          >
            {sayAction(shown)}
          </Button>
        </Group>
      </Group>
      {shown.startedAnew && (
        <Alert color="yellow" p="xs">
          This page was separated by an earlier version, which cut it into other blocks. You see it as it is separated
          now.
        </Alert>
      )}
      <PreviewSummary
        name=""
        preview={shown.preview}
        state={isCorrected(shown) ? 'You said what is what.' : undefined}
      />
      <VisuallyHidden role="status">{`${sayCount(counts.comments, 'comment')}.`}</VisuallyHidden>
      <div className={preview.columns}>
        <section className={preview.column} aria-labelledby="review-blocks">
          <Group justify="space-between" className={preview.columnHead}>
            <Title order={2} id="review-blocks">
              The page
            </Title>
            <Pager
              what="blocks"
              from={blocks.from}
              step={BLOCKS_SHOWN}
              shown={blocks.shown.length}
              total={counts.blocks}
              show={(blocksFrom) => {
                setCurrent(blocksFrom)
                review.look({ blocksFrom })
              }}
            />
          </Group>
          <Tools run={run} />
          <BlockList
            blocks={blocks.shown}
            from={blocks.from}
            current={current}
            marks={shown.correction.marks}
            busy={review.busy}
            focus={setCurrent}
            run={run}
          />
        </section>
        <CommentColumn
          preview={shown.preview}
          busy={review.busy}
          show={(commentsFrom) => review.look({ commentsFrom })}
        />
      </div>
    </>
  )
}

/** The commands by button, for the block that has the focus. */
function Tools({ run }: { run: (command: ReviewCommand) => void }) {
  return (
    <Group gap={4} className={classes.tools} role="toolbar" aria-label="The block in focus">
      {REVIEW_COMMANDS.filter(({ change }) => change).map((command) => (
        <Button key={command.title} variant="default" size="compact-xs" h={26} onClick={() => run(command)}>
          <Kbd size="xs" className={classes.key} visibleFrom="sm">
            {command.keys[0]?.toUpperCase()}
          </Kbd>
          {command.title}
        </Button>
      ))}
    </Group>
  )
}

const isCorrected = ({ correction }: PageReview) =>
  correction.border !== undefined || Object.keys(correction.marks).length > 0

function sayState({ waiting }: PageReview): string {
  if (waiting) return 'This page waits. Its comments enter the queue when you say what they are.'
  return 'The comments of this page are here. Those whose text you change wait again; those that go leave the queues, and what was decided of them stays on record.'
}

function sayAction({ waiting, preview: { counts } }: PageReview): string {
  if (!waiting) return 'Keep this correction'
  return counts.comments === 0 ? 'It has no comments' : `Let ${sayCount(counts.comments, 'comment')} in`
}
