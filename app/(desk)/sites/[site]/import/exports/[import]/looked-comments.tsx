import { Stack, Text, Title } from '@mantine/core'
import type { LookedComment } from '#lib/imports/look-at-text.ts'

/** The first comments of a file, so that a person sees whether it is read as it should be. */
export function LookedComments({ comments }: { comments: LookedComment[] }) {
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        Its first comments
      </Title>
      {comments.length === 0 && <Text c="dimmed">There is none in its beginning.</Text>}
      {comments.map(({ author, text, article, status, answers }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no ids, and never move
        <div key={index}>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {[
              author ?? 'Nobody named',
              answers ? 'an answer' : null,
              article && `under ${article}`,
              status && `${status} there`,
            ]
              .filter(Boolean)
              .join(', ')}
          </Text>
          <Text className="reading" lineClamp={3} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            {text || 'Without text'}
          </Text>
        </div>
      ))}
    </Stack>
  )
}
