'use client'

import { Skeleton } from '@mantine/core'
import dynamic from 'next/dynamic'
import type { HourCount } from '#lib/insights/schema.ts'
import { HourTable } from './hour-table.tsx'
import classes from './overview.module.css'

/** Charts weigh much, and are loaded where they are looked at. */
const HourChart = dynamic(() => import('./hour-chart.tsx').then((module) => module.HourChart), {
  ssr: false,
  loading: () => <Skeleton height={240} />,
})

/** What came in and what was decided, as a picture and, one click away, as a table. */
export function Hours({ hours, queue }: { hours: readonly HourCount[]; queue: string }) {
  return (
    <>
      <HourChart hours={hours} queue={queue} />
      <details className={classes.table}>
        <summary>As a table</summary>
        <HourTable hours={hours} queue={queue} />
      </details>
    </>
  )
}
