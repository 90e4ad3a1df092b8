import '@mantine/charts/styles.layer.css'
import { BarChart } from '@mantine/charts'
import type { HourCount } from '#lib/insights/schema.ts'
import { sayHour } from './hour-table.tsx'

/** Two bars an hour, from zero on. The table below it says the same to those who do not see it. */
export function HourChart({ hours }: { hours: readonly HourCount[] }) {
  const arrived = hours.reduce((sum, hour) => sum + hour.arrived, 0)
  const decided = hours.reduce((sum, hour) => sum + hour.decided, 0)
  return (
    <div
      role="img"
      aria-label={`${arrived} comments came in and ${decided} were decided. The numbers stand in the table below.`}
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
        barProps={{ isAnimationActive: false }}
      />
    </div>
  )
}
