import { Button, Group, Stack, Text } from '@mantine/core'
import Link from 'next/link'
import { FocusedTitle } from '#app/(desk)/sites/[site]/import/focused-title.tsx'
import type { Settled } from '#lib/ingest/review/schema.ts'
import { sayCount } from '#lib/say-count.ts'

type Props = { siteKey: string; settled: Settled; articleId: string }

/** What became of a page, and where to go from here. */
export function SettledPage({ siteKey, settled, articleId }: Props) {
  const { added, revised, removed, comments } = settled
  const changes = [
    added > 0 && `${sayCount(added, 'comment came in', 'comments came in')}`,
    revised > 0 && `${sayCount(revised, 'has another text and waits', 'have another text and wait')} again`,
    removed > 0 && `${sayCount(removed, 'is none any more', 'are none any more')}`,
  ].filter((change) => change !== false)
  return (
    <Stack gap="md" maw={680} role="status">
      <FocusedTitle>Settled</FocusedTitle>
      <Text>{changes.length > 0 ? `${changes.join(', ')}.` : 'Nothing changed.'}</Text>
      <Group gap="sm">
        <Button component={Link} href={`/sites/${siteKey}/pages`}>
          Next unsure page
        </Button>
        {comments > 0 && (
          <Button component={Link} href={`/sites/${siteKey}/queue?article=${articleId}`} variant="default">
            Go to its queue
          </Button>
        )}
        <Button component={Link} href={`/sites/${siteKey}/articles/${articleId}`} variant="subtle">
          See the article
        </Button>
      </Group>
    </Stack>
  )
}
