import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { When } from '#app/(desk)/sites/[site]/when.tsx'
import type { FeedbackRow } from '#lib/perspective/data.ts'

const say = (value: number | null): string => (value === null ? '–' : value.toFixed(2))

export function FeedbackList({ rows }: { rows: FeedbackRow[] }) {
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="decisions">
      <Title order={2} id="decisions" mb="sm">
        Decisions
      </Title>
      <Stack gap="sm">
        {rows.map((row) => (
          <Paper key={row.id} withBorder p="sm">
            <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} lineClamp={6}>
              {row.text ?? 'The text was erased.'}
            </Text>
            <Group gap="md" mt={6}>
              {row.scores.map(({ attribute, value, ours }) => (
                <Text key={attribute} size="sm">
                  {attribute}: they {say(value)}, we {say(ours)}
                </Text>
              ))}
              <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {[row.communityId ?? 'unnamed', row.clientToken].filter(Boolean).join(' · ')} ·{' '}
                <When at={row.receivedAt} />
              </Text>
              {row.permalink && (
                <Anchor href={row.permalink} size="sm" rel="noreferrer">
                  Where it stands
                </Anchor>
              )}
            </Group>
          </Paper>
        ))}
      </Stack>
    </section>
  )
}
