import { Container, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ExportDesk } from '#app/(desk)/sites/[site]/import/exports/[import]/export-desk.tsx'
import { sayBytes } from '#app/(desk)/sites/[site]/import/words.ts'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { requireSite } from '#lib/http/site-page.ts'
import { findImport, remarksAfter } from '#lib/imports/data.ts'
import { siteSections } from '#lib/sections/data.ts'

export const metadata: Metadata = { title: 'Import of an export' }

const REMARKS_SHOWN = 20

export default async function ImportPage({ params }: { params: Promise<{ site: string; import: string }> }) {
  const { site } = await requireSite(params, 'page.import')
  const id = z.uuid().safeParse((await params).import)
  const line = id.success ? await findImport(site.id, id.data) : null
  if (!line) notFound()
  const [remarks, sections] = await Promise.all([remarksAfter(line.id, 0, REMARKS_SHOWN), siteSections(site.id)])
  return (
    <Container size="md" py="lg">
      <Stack gap="lg">
        <div>
          <AnchorLink href={`/sites/${site.key}/import/exports`} size="sm">
            All imports
          </AnchorLink>
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            {line.fileName}
          </Title>
          <Text c="dimmed" className="numbers">
            {sayBytes(line.bytes)}
          </Text>
        </div>
        <ExportDesk siteKey={site.key} line={line} remarks={remarks} sections={sections} />
      </Stack>
    </Container>
  )
}
