import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { RevokeKey } from '#app/(desk)/sites/[site]/settings/keys/revoke-key.tsx'
import { When } from '#app/(desk)/sites/[site]/when.tsx'
import type { ListedKey } from '#lib/keys/schema.ts'
import { sayCount } from '#lib/say-count.ts'

export function KeyList({ site, keys }: { site: string; keys: ListedKey[] }) {
  return (
    <section aria-labelledby="keys">
      <Title order={2} id="keys" mb="sm">
        Keys
      </Title>
      {keys.length === 0 && <Text c="dimmed">There is none yet.</Text>}
      <Stack gap="sm">
        {keys.map((key) => (
          <Paper key={key.id} withBorder p="sm">
            <Group justify="space-between" align="start">
              <div>
                <Group gap="xs">
                  <Text fw={600}>{key.name}</Text>
                  {key.revokedAt && (
                    <Badge variant="default" tt="none" fw={500}>
                      Revoked
                    </Badge>
                  )}
                </Group>
                <Text size="sm">
                  {key.prefix}… · {key.scopes.join(', ')} · {sayLimits(key)}
                </Text>
                <Text size="sm" c="dimmed">
                  {sayCount(key.requests, 'request')}, {key.refused.toLocaleString('en')} refused · last used{' '}
                  {key.lastUsedAt ? <When at={key.lastUsedAt} /> : 'never'} · made <When at={key.createdAt} />
                </Text>
              </div>
              {!key.revokedAt && <RevokeKey site={site} id={key.id} name={key.name} />}
            </Group>
          </Paper>
        ))}
      </Stack>
    </section>
  )
}

function sayLimits({ ratePerMinute, origins }: ListedKey): string {
  const rate = ratePerMinute === null ? 'as many as come' : `${ratePerMinute.toLocaleString('en')} a minute`
  return origins.length > 0 ? `${rate}, from ${origins.join(', ')}` : rate
}
