import { Button, Container, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { countLabelled } from '#lib/datasets/data.ts'
import type { ExportFormat } from '#lib/datasets/schema.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { sayCount } from '#lib/say-count.ts'

export const metadata: Metadata = { title: 'Export' }

const FORMATS: { format: ExportFormat; title: string; about: string }[] = [
  { format: 'csv', title: 'CSV', about: 'For programs: every character as it was written, in columns.' },
  {
    format: 'spreadsheet',
    title: 'CSV for spreadsheets',
    about: 'For Excel, Numbers and the like: the same columns, and nothing in a comment is run as a formula.',
  },
  { format: 'jsonl', title: 'JSONL', about: 'For training: one object a line, with the labels of all attributes.' },
]

export default async function ExportPage({ params }: { params: Promise<{ site: string }> }) {
  const { site } = await requireSite(params, 'export.labels')
  const counts = await countLabelled(site.id)
  return (
    <Container size="lg" py="lg">
      <Stack gap="lg">
        <div>
          <Title order={1} mb="xs">
            Export
          </Title>
          <Text className="numbers">{sayCounts(counts)}</Text>
          <Text c="dimmed">
            A row holds what one annotator says of one comment. People stand in it under pseudonyms. Every export is on
            record.
          </Text>
          <Text>
            For files that stay what they are, with versions, splits and digests, make a{' '}
            <AnchorLink href={`/sites/${site.key}/datasets`} inherit underline="always">
              dataset
            </AnchorLink>
            . What was labelled elsewhere, or comes back from such a file, is{' '}
            <AnchorLink href={`/sites/${site.key}/labels/import`} inherit underline="always">
              imported
            </AnchorLink>
            .
          </Text>
        </div>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          {FORMATS.map(({ format, title, about }) => (
            <Paper key={format} withBorder p="md" component="section" aria-labelledby={`format-${format}`}>
              <Stack gap="xs" h="100%" align="flex-start">
                <Title order={2} id={`format-${format}`}>
                  {title}
                </Title>
                <Text size="sm" flex={1}>
                  {about}
                </Text>
                <Button
                  component="a"
                  href={`/api/sites/${site.key}/exports?format=${format}`}
                  variant="default"
                  aria-label={`Download ${title}`}
                >
                  Download
                </Button>
              </Stack>
            </Paper>
          ))}
        </SimpleGrid>
      </Stack>
    </Container>
  )
}

function sayCounts({ rows, comments, annotators }: Awaited<ReturnType<typeof countLabelled>>): string {
  if (rows === 0) return 'Nothing is labelled yet: a file would hold no rows.'
  return `${sayCount(rows, 'row')}: ${sayCount(comments, 'labelled comment')} by ${sayCount(annotators, 'annotator')}.`
}
