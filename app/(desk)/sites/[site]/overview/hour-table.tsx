import { Table } from '@mantine/core'
import type { HourCount } from '#lib/insights/schema.ts'

export const sayHour = (at: string) => `${at.slice(5, 10)} ${at.slice(11, 16)}`

/** The hours in which anything happened, the newest first. */
export function HourTable({ hours }: { hours: readonly HourCount[] }) {
  const busy = hours.filter((hour) => hour.arrived + hour.decided > 0).reverse()
  return (
    <Table
      className="numbers"
      data={{
        head: ['Hour (UTC)', 'Came in', 'Decided'],
        body: busy.map((hour) => [
          sayHour(hour.at),
          hour.arrived.toLocaleString('en'),
          hour.decided.toLocaleString('en'),
        ]),
      }}
    />
  )
}
