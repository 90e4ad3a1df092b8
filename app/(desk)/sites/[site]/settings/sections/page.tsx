import { Container, Paper, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { NewSectionForm } from '#app/(desk)/sites/[site]/settings/sections/new-section-form.tsx'
import { SectionList } from '#app/(desk)/sites/[site]/settings/sections/section-list.tsx'
import { requireSite } from '#lib/http/site-page.ts'
import { listSections } from '#lib/sections/data.ts'

export const metadata: Metadata = { title: 'Sections' }

/** The parts of a site that its articles stand under. */
export default async function SectionsPage({ params }: { params: Promise<{ site: string }> }) {
  const { site } = await requireSite(params, 'section.edit')
  const sections = await listSections(site.id)
  return (
    <Container size="sm" py="lg">
      <Stack gap="lg">
        <div>
          <Title order={1}>Sections</Title>
          <Text c="dimmed">
            Where an article stands, such as Sport or Opinion. Queues can be narrowed to one. The policy is the same for
            all of them.
          </Text>
        </div>
        <Paper withBorder p="md" component="section" aria-labelledby="new-section">
          <NewSectionForm site={site.key} />
        </Paper>
        {sections.length === 0 ? (
          <Text c="dimmed">There is none yet.</Text>
        ) : (
          <SectionList site={site.key} sections={sections} />
        )}
      </Stack>
    </Container>
  )
}
