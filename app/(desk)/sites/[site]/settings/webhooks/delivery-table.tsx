import { Text, Title } from '@mantine/core'
import { PlainTable } from '#app/(desk)/sites/[site]/plain-table.tsx'
import { Replay } from '#app/(desk)/sites/[site]/settings/webhooks/replay.tsx'
import { When } from '#app/(desk)/sites/[site]/when.tsx'
import type { ListedDelivery } from '#lib/webhooks/schema.ts'

const STATES = {
  waiting: 'Waiting',
  delivered: 'Delivered',
  failed: 'Failed',
} as const

const FAILURES: Record<string, string> = {
  'timed-out': 'no answer in time',
  unreachable: 'not reachable',
  refused: 'refused',
}

/** What the endpoint answered last, in words. */
function sayLast({ lastStatus, lastFailure }: ListedDelivery): string {
  if (lastStatus !== null) return String(lastStatus)
  if (lastFailure === null) return 'not tried yet'
  return FAILURES[lastFailure] ?? 'the address is not allowed'
}

const HEAD = ['Decided', 'State', 'Last answer', 'By hand', 'Attempts', 'Address']

export function DeliveryTable({ site, deliveries }: { site: string; deliveries: ListedDelivery[] }) {
  const rows = deliveries.map((one) => ({ key: one.id, cells: cellsOf(site, one) }))
  return (
    <section aria-labelledby="deliveries">
      <Title order={2} id="deliveries" mb="sm">
        Deliveries
      </Title>
      {rows.length === 0 && <Text c="dimmed">Nothing was told yet.</Text>}
      {rows.length > 0 && <PlainTable label="Deliveries, as a table" minWidth={760} head={HEAD} rows={rows} />}
    </section>
  )
}

function cellsOf(site: string, one: ListedDelivery) {
  return [
    <When key="at" at={one.createdAt} />,
    STATES[one.state],
    <LastAnswer key="last" of={one} />,
    one.removed ? 'address removed' : <Replay key="replay" site={site} id={one.id} />,
    one.attempts,
    <Text key="url" size="sm" style={{ overflowWrap: 'anywhere' }}>
      {one.url}
    </Text>,
  ]
}

function LastAnswer({ of }: { of: ListedDelivery }) {
  return (
    <>
      {sayLast(of)}
      {of.lastAt && (
        <Text size="xs" c="dimmed">
          <When at={of.lastAt} />
        </Text>
      )}
    </>
  )
}
