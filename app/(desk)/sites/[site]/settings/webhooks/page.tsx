import { Container, Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { ButtonLink } from '#app/(desk)/sites/[site]/links.tsx'
import { AddWebhook } from '#app/(desk)/sites/[site]/settings/webhooks/add-webhook.tsx'
import { DeliveryTable } from '#app/(desk)/sites/[site]/settings/webhooks/delivery-table.tsx'
import { EndpointList } from '#app/(desk)/sites/[site]/settings/webhooks/endpoint-list.tsx'
import { env } from '#lib/env.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { listDeliveries, listEndpoints } from '#lib/webhooks/data.ts'
import { readPlace, writePlace } from '#lib/webhooks/schema.ts'

export const metadata: Metadata = { title: 'Webhooks' }

const SHOWN = 50

type Props = { params: Promise<{ site: string }>; searchParams: Promise<{ before?: string | string[] }> }

export default async function WebhooksPage({ params, searchParams }: Props) {
  const { site } = await requireSite(params, 'webhook.manage')
  const before = readPlace((await searchParams).before)
  const [endpoints, found] = await Promise.all([
    listEndpoints(site.id),
    listDeliveries(site.id, { limit: SHOWN + 1, before }),
  ])
  const deliveries = found.slice(0, SHOWN)
  const last = found.length > SHOWN ? deliveries.at(-1) : undefined
  const here = `/sites/${site.key}/settings/webhooks`
  return (
    <Container size="lg" py="lg">
      <Stack gap="xl">
        <div>
          <Title order={1}>Webhooks</Title>
          <Text c="dimmed">
            Addresses of yours that are told every decision, signed: ids and states, never a text or a name.
          </Text>
        </div>
        <Paper withBorder p="md" component="section" aria-labelledby="add-webhook">
          <Title order={2} id="add-webhook" mb="sm">
            Add an address
          </Title>
          <AddWebhook site={site.key} networks={env().webhookNetworks} />
        </Paper>
        <EndpointList site={site.key} endpoints={endpoints} now={new Date()} />
        <DeliveryTable site={site.key} deliveries={deliveries} />
        {(before || last) && (
          <Group>
            {before && (
              <ButtonLink href={here} variant="default">
                Newest
              </ButtonLink>
            )}
            {last && (
              <ButtonLink href={`${here}?before=${writePlace(last)}`} variant="default">
                Older
              </ButtonLink>
            )}
          </Group>
        )}
      </Stack>
    </Container>
  )
}
