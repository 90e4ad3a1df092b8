import { Table } from '@mantine/core'
import type { HourCount } from '#lib/insights/schema.ts'
import { AnchorLink } from '../links.tsx'
import { hourAddress } from './hour-address.ts'

export const sayHour = (at: string) => `${at.slice(5, 10)} ${at.slice(11, 16)}`

/** The hours in which anything happened, the newest first. */
export function HourTable({ hours, queue }: { hours: readonly HourCount[]; queue: string }) {
  const busy = hours.filter((hour) => hour.arrived + hour.decided > 0).reverse()
  return (
    <Table
      className="numbers"
      data={{
        head: ['Hour (UTC)', 'Came in', 'Decided'],
        body: busy.map((hour) => [sayHour(hour.at), linked(queue, 'arrived', hour), linked(queue, 'decided', hour)]),
      }}
    />
  )
}

function linked(queue: string, what: 'arrived' | 'decided', hour: HourCount) {
  if (hour[what] === 0) return '0'
  return (
    <AnchorLink key={what} size="sm" href={hourAddress(queue, what, hour.at)}>
      {hour[what].toLocaleString('en')}
    </AnchorLink>
  )
}
