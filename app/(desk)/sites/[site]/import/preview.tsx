import { Alert, Button, Group, Stack, VisuallyHidden } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import Link from 'next/link'
import { CommentColumn } from '#app/(desk)/sites/[site]/import/comment-column.tsx'
import { FocusedTitle } from '#app/(desk)/sites/[site]/import/focused-title.tsx'
import { type Item, previewOf } from '#app/(desk)/sites/[site]/import/import-state.ts'
import { PageColumn } from '#app/(desk)/sites/[site]/import/page-column.tsx'
import classes from '#app/(desk)/sites/[site]/import/preview.module.css'
import { PreviewLoading } from '#app/(desk)/sites/[site]/import/preview-loading.tsx'
import { PreviewSummary } from '#app/(desk)/sites/[site]/import/preview-summary.tsx'
import { SectionChoice } from '#app/(desk)/sites/[site]/import/section-choice.tsx'
import type { Border } from '#app/(desk)/sites/[site]/import/send-page.ts'
import type { ImportActions } from '#app/(desk)/sites/[site]/import/use-import.ts'
import type { PagePreview } from '#lib/ingest/page-preview.ts'
import { sayCount } from '#lib/say-count.ts'
import type { Section } from '#lib/sections/schema.ts'

type Props = {
  siteKey: string
  item: Item
  pages: ImportActions
  back: () => void
  alone: boolean
  sections: readonly Section[]
}

/** A page as it was separated, before it is stored: the page with its border on the left, its comments on the right. */
export function Preview({ siteKey, item, pages, back, alone, sections }: Props) {
  const { progress } = item
  const preview = previewOf(item)
  const backButton = (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      onClick={back}
      leftSection={<IconArrowLeft size={16} aria-hidden />}
    >
      {alone ? 'Another page' : 'Back to the list'}
    </Button>
  )
  if (!preview) {
    return (
      <Stack gap="md" align="flex-start">
        {backButton}
        {progress.is === 'refused' ? <Refused name={item.draft.name} message={progress.message} /> : <PreviewLoading />}
      </Stack>
    )
  }
  const busy = progress.is === 'separating'
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" gap="sm">
        {backButton}
        <Group gap="sm">
          <SectionChoice {...{ pages, sections }} />
          <Button
            variant={preview.knownAs ? 'default' : 'filled'}
            onClick={() => void pages.store(item)}
            loading={progress.is === 'saving'}
            disabled={busy}
          >
            {sayImport(preview)}
          </Button>
          {preview.knownAs && (
            <Button component={Link} href={`/sites/${siteKey}/articles/${preview.knownAs}`}>
              See its article
            </Button>
          )}
        </Group>
      </Group>
      {progress.is === 'ready' && progress.problem && <Alert color="red">{progress.problem}</Alert>}
      <PreviewSummary name={item.draft.name} preview={preview} />
      <VisuallyHidden role="status">{busy ? '' : sayBorder(preview)}</VisuallyHidden>
      <div className={classes.columns}>
        <PageColumn
          preview={preview}
          border={item.border === undefined ? preview.border : item.border}
          move={(border: Border) => void pages.moveBorder(item, border)}
          show={(blocksFrom) => void pages.showWindow(item, { blocksFrom })}
        />
        <CommentColumn
          preview={preview}
          busy={busy}
          show={(commentsFrom) => void pages.showWindow(item, { commentsFrom, blocksFrom: preview.blocks.from })}
        />
      </div>
    </Stack>
  )
}

function Refused({ name, message }: { name: string; message: string }) {
  return (
    <>
      <FocusedTitle>{name}</FocusedTitle>
      <Alert color="red" role="alert">
        {message}
      </Alert>
    </>
  )
}

function sayImport({ counts }: PagePreview): string {
  return counts.comments === 0 ? 'Import without comments' : `Import ${sayCount(counts.comments, 'comment')}`
}

function sayBorder({ border, counts, blocks }: PagePreview): string {
  if (border === null) return 'No comments.'
  const first = blocks.shown[border - blocks.from]?.text.slice(0, 60) ?? ''
  return `Comments begin at block ${border + 1} of ${counts.blocks}: ${first}. ${sayCount(counts.comments, 'comment')}.`
}
