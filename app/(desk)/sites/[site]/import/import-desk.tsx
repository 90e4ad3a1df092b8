'use client'

import { Stack, Text, Title } from '@mantine/core'
import dynamic from 'next/dynamic'
import { ImportedPage } from '#app/(desk)/sites/[site]/import/imported-page.tsx'
import { PreviewLoading } from '#app/(desk)/sites/[site]/import/preview-loading.tsx'
import { SourceForm } from '#app/(desk)/sites/[site]/import/source-form.tsx'
import { useImport } from '#app/(desk)/sites/[site]/import/use-import.ts'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import type { Section } from '#lib/sections/schema.ts'

const Preview = dynamic(() => import('#app/(desk)/sites/[site]/import/preview.tsx').then((file) => file.Preview), {
  loading: PreviewLoading,
})
const FileList = dynamic(() => import('#app/(desk)/sites/[site]/import/file-list.tsx').then((file) => file.FileList), {
  loading: PreviewLoading,
})

/** From a page on somebody's screen to comments in the queue: source, preview, result; or a list of several. */
export function ImportDesk({ siteKey, sections }: { siteKey: string; sections: readonly Section[] }) {
  const pages = useImport(siteKey)
  const open = pages.items.find((item) => item.id === pages.open)
  const alone = pages.items.length === 1
  const back = () => (alone ? pages.clear() : pages.look(null))
  if (open && (open.progress.is === 'saved' || open.progress.is === 'known')) {
    return <ImportedPage siteKey={siteKey} stored={open.progress} again={back} alone={alone} />
  }
  if (open) return <Preview {...{ siteKey, pages, back, alone, sections }} item={open} />
  if (pages.items.length > 0) return <FileList {...{ siteKey, pages, sections }} />
  return (
    <Stack gap="lg" maw={860}>
      <div>
        <Title order={1}>Import a page</Title>
        <Text c="dimmed">
          The readers’ comments are separated from the article. You see the result before anything is stored.
        </Text>
        <Text size="sm" mt={4}>
          For all comments of another system at once,{' '}
          <AnchorLink href={`/sites/${siteKey}/import/exports`} inherit underline="always">
            import an export
          </AnchorLink>
          .
        </Text>
      </div>
      <SourceForm siteKey={siteKey} add={pages.add} />
    </Stack>
  )
}
