import '@mantine/charts/styles.layer.css'
import { BarChart } from '@mantine/charts'
import { useRouter } from 'next/navigation'
import type { HourCount } from '#lib/insights/schema.ts'
import { sayCount } from '#lib/say-count.ts'
import { hourAddress } from './hour-address.ts'
import { sayHour } from './hour-table.tsx'

/** Two bars an hour, from zero on, each leading to the comments behind it. The table below it says the same to those who do not see it. */
export function HourChart({ hours, queue }: { hours: readonly HourCount[]; queue: string }) {
  const router = useRouter()
  const arrived = hours.reduce((sum, hour) => sum + hour.arrived, 0)
  const decided = hours.reduce((sum, hour) => sum + hour.decided, 0)
  return (
    <div
      role="img"
      aria-label={`${sayCount(arrived, 'comment')} came in and ${sayCount(decided, 'was', 'were')} decided. The numbers stand in the table below.`}
    >
      <BarChart
        h={240}
        data={hours.map((hour) => ({ ...hour, hour: sayHour(hour.at) }))}
        dataKey="hour"
        series={[
          { name: 'arrived', label: 'Came in', color: 'var(--attribute-identity_attack)' },
          { name: 'decided', label: 'Decided', color: 'var(--attribute-toxicity)' },
        ]}
        withLegend
        tickLine="none"
        yAxisProps={{ allowDecimals: false, domain: [0, 'auto'] }}
        barChartProps={{ accessibilityLayer: false }}
        barProps={(series) => ({
          isAnimationActive: false,
          cursor: 'pointer',
          onClick: ({ payload }: { payload?: HourCount }) =>
            payload && router.push(hourAddress(queue, series.name === 'arrived' ? 'arrived' : 'decided', payload.at)),
        })}
      />
    </div>
  )
}
