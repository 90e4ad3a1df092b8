import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { EndpointActions } from '#app/(desk)/sites/[site]/settings/webhooks/endpoint-actions.tsx'
import { When } from '#app/(desk)/sites/[site]/when.tsx'
import type { ListedEndpoint } from '#lib/webhooks/schema.ts'

export function EndpointList({ site, endpoints, now }: { site: string; endpoints: ListedEndpoint[]; now: Date }) {
  return (
    <section aria-labelledby="endpoints">
      <Title order={2} id="endpoints" mb="sm">
        Addresses that are told
      </Title>
      {endpoints.length === 0 && <Text c="dimmed">There is none yet.</Text>}
      <Stack gap="sm">
        {endpoints.map(({ id, url, createdAt, previousUntil }) => (
          <Paper key={id} withBorder p="sm">
            <Group justify="space-between" align="start">
              <div style={{ minWidth: 0 }}>
                <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                  {url}
                </Text>
                <Text size="sm" c="dimmed">
                  added <When at={createdAt} />
                  {previousUntil && previousUntil > now && (
                    <> · two secrets sign until {previousUntil.toISOString().slice(0, 16).replace('T', ' ')} UTC</>
                  )}
                </Text>
              </div>
              <EndpointActions site={site} id={id} url={url} />
            </Group>
          </Paper>
        ))}
      </Stack>
    </section>
  )
}
