import { Container, Paper, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { careOfSite } from '#lib/care/data.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { SiteCareForm } from './site-care-form.tsx'

export const metadata: Metadata = { title: 'Care' }

/** How a site looks after those who read the worst of what people write. */
export default async function CarePage({ params }: { params: Promise<{ site: string }> }) {
  const { site } = await requireSite(params, 'policy.edit')
  return (
    <Container size="sm" py="lg">
      <Stack gap="lg">
        <div>
          <Title order={1}>Care</Title>
          <Text c="dimmed">
            For everybody who works the queues of {site.name}. What each person chose or read is seen by nobody else.
          </Text>
        </div>
        <Paper withBorder p="md">
          <SiteCareForm site={site.key} first={await careOfSite(site.id)} />
        </Paper>
      </Stack>
    </Container>
  )
}
