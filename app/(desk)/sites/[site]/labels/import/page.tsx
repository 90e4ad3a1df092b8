import { Container, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { LabelImport } from '#app/(desk)/sites/[site]/labels/import/label-import.tsx'
import { requireSite } from '#lib/http/site-page.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'

export const metadata: Metadata = { title: 'Import labels' }

export default async function LabelImportPage({ params }: { params: Promise<{ site: string }> }) {
  const { site } = await requireSite(params, 'label.import')
  const attributes = (await siteAttributes(site.id)).filter(({ mergedInto }) => !mergedInto)
  return (
    <Container size="lg" py="lg">
      <Stack gap="lg" maw={760}>
        <div>
          <Title order={1}>Import labels</Title>
          <Text c="dimmed">
            Our own exports, Label Studio, doccano, the columns of Jigsaw and Civil Comments, or any table. The comments
            must be here. Try it first: a trial keeps nothing.
          </Text>
        </div>
        <LabelImport
          siteKey={site.key}
          attributes={attributes.map(({ key, title }) => ({ value: key, label: title }))}
        />
      </Stack>
    </Container>
  )
}
