'use client'

import { Alert, Button, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { CommentColumn } from '#app/(desk)/sites/[site]/import/comment-column.tsx'
import { Pager } from '#app/(desk)/sites/[site]/import/pager.tsx'
import preview from '#app/(desk)/sites/[site]/import/preview.module.css'
import { PreviewLoading } from '#app/(desk)/sites/[site]/import/preview-loading.tsx'
import { PreviewSummary } from '#app/(desk)/sites/[site]/import/preview-summary.tsx'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { BlockList } from '#app/(desk)/sites/[site]/pages/[page]/block-list.tsx'
import { BlockTools } from '#app/(desk)/sites/[site]/pages/[page]/block-tools.tsx'
import { joinShown, partsOfLine, splitShown } from '#app/(desk)/sites/[site]/pages/[page]/line-parts.ts'
import type { ReviewCommand } from '#app/(desk)/sites/[site]/pages/[page]/review-commands.ts'
import { SettledPage } from '#app/(desk)/sites/[site]/pages/[page]/settled-page.tsx'
import { splitAt } from '#app/(desk)/sites/[site]/pages/[page]/split-commands.ts'
import { type Review, useReview } from '#app/(desk)/sites/[site]/pages/[page]/use-review.ts'
import { useSplitting } from '#app/(desk)/sites/[site]/pages/[page]/use-splitting.ts'
import { NOT_CUT, NOT_SHOWN, NOT_SPLIT, NOT_WHOLE } from '#app/(desk)/sites/[site]/pages/words.ts'
import { BLOCKS_SHOWN } from '#lib/ingest/page-preview.ts'
import type { CorrectionAsked, PageReview } from '#lib/ingest/review/schema.ts'
import { sayCount } from '#lib/say-count.ts'

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
  const [wanted, setCurrent] = useState(border ?? 0)
  // A page that is joined again may have fewer blocks.
  const current = Math.min(wanted, Math.max(counts.blocks, blocks.from + blocks.shown.length) - 1)
  const { correction } = shown
  const line = partsOfLine(blocks, correction.splits, current)
  const splitting = useSplitting({
    kind: shown.kind,
    blocks,
    current,
    fresh: review.fresh,
    split: (place, { behind }) => {
      const soon = { next: current + 1, blocks: splitShown(blocks, { block: current, place }) }
      review.correct(splitAt(correction, { block: current, place }, behind), soon)
      setCurrent(current + 1)
    },
  })
  // It says so and keeps the focus of who took back all.
  const isUntouched = review.past.length === 0 || undefined
  const isPart = current > line.first || line.before !== null
  const look = (next: number) => review.look({ blocksFrom: Math.max(0, next - 20) })
  /** Says why a command cannot change anything at the block in focus; null where it can. */
  const refusal = (joins: ReviewCommand['joins']): string | null => {
    if (joins === 'part' && !isPart) return NOT_SPLIT
    if (!review.fresh) return NOT_CUT
    if (!blocks.shown[current - blocks.from]) return NOT_SHOWN
    return joins === 'line' && !line.whole ? NOT_WHOLE : null
  }
  const change = (next: CorrectionAsked, joins: ReviewCommand['joins']) => {
    const first = joins === 'part' ? current - 1 : line.first
    const last = joins === 'part' ? current : line.first + line.splits.length
    if (!joins || first === last) return review.correct(next)
    review.correct(next, { next: first, blocks: joinShown(blocks, { first, last }) })
    setCurrent(first)
  }
  const run = (command: ReviewCommand) => {
    splitting.leave()
    if (command.opens) return splitting.begin()
    if (command.change) {
      const refused = refusal(command.joins)
      if (refused === null) return change(command.change(correction, { block: current, line }), command.joins)
      if (refused === NOT_WHOLE) review.look({ blocksFrom: line.first })
      return splitting.refuse(refused)
    }
    const next = Math.max(0, Math.min(counts.blocks - 1, current + (command.step ?? 0)))
    if (next < blocks.from || next >= blocks.from + blocks.shown.length) look(next)
    setCurrent(next)
  }
  return (
    <>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Text c="dimmed" maw={640}>
          {sayState(shown)}
        </Text>
        <Group gap="sm">
          <Button variant="default" onClick={review.undo} aria-disabled={isUntouched} data-disabled={isUntouched}>
            Undo
          </Button>
          <Button onClick={() => void review.settle()} loading={review.busy} disabled={!shown.waiting && isUntouched}>
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
          <BlockTools
            splitting={splitting.at !== null}
            notice={splitting.notice}
            idle={(command) => (command.opens ? shown.kind === 'html' : command.joins === 'part' && !isPart)}
            run={run}
            runSplit={splitting.run}
          />
          <BlockList
            blocks={blocks.shown}
            from={blocks.from}
            current={current}
            correction={correction}
            splitAt={splitting.at}
            busy={review.busy}
            focus={setCurrent}
            run={run}
            splitting={splitting}
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

const isCorrected = ({ correction }: PageReview) =>
  correction.border !== undefined || correction.splits.length > 0 || Object.keys(correction.marks).length > 0

function sayState({ waiting }: PageReview): string {
  if (waiting) return 'This page waits. Its comments enter the queue when you say what they are.'
  return 'The comments of this page are here. Those whose text you change wait again; those that go leave the queues, and what was decided of them stays on record.'
}

function sayAction({ waiting, preview: { counts } }: PageReview): string {
  if (!waiting) return 'Keep this correction'
  return counts.comments === 0 ? 'It has no comments' : `Let ${sayCount(counts.comments, 'comment')} in`
}
