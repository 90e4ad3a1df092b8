import { Button, Group, Stack, Text, Title } from '@mantine/core'
import Link from 'next/link'
import type { Stored } from '#app/(desk)/sites/[site]/import/send-page.ts'
import { sayCount } from '#lib/say-count.ts'

type Props = { siteKey: string; stored: Stored; again: () => void; alone: boolean }

/** What became of a page, and where to go from here. */
export function ImportedPage({ siteKey, stored, again, alone }: Props) {
  const { is, articleId, comments, title } = stored
  const known = is === 'known'
  return (
    <Stack gap="md" maw={680} role="status">
      <Title order={1}>{known ? 'This page is here already' : (title ?? 'Imported')}</Title>
      <Text>{known ? 'Nothing was added.' : sayImported(comments)}</Text>
      <Group gap="sm">
        {(known || comments > 0) && (
          <Button component={Link} href={`/sites/${siteKey}/queue?article=${articleId}`}>
            Go to its queue
          </Button>
        )}
        <Button component={Link} href={`/sites/${siteKey}/articles/${articleId}`} variant="default">
          See the article
        </Button>
        <Button variant="subtle" onClick={again}>
          {alone ? 'Import another page' : 'Back to the list'}
        </Button>
      </Group>
    </Stack>
  )
}

function sayImported(comments: number): string {
  if (comments === 0) return 'The article is stored. It has no comments.'
  return `The article is stored, and ${sayCount(comments, 'comment waits', 'comments wait')} in the queue; they are being scored.`
}
