'use client'

import '@mantine/charts/styles.layer.css'
import { LineChart } from '@mantine/charts'
import {
  NativeSelect,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
} from '@mantine/core'
import { useState } from 'react'
import { ownColour } from '#app/(desk)/sites/[site]/labels/own-colour.ts'
import type { WeekAgreement } from '#lib/labels/agreement/measure-site.ts'

const STATISTICS = { alpha: 'Krippendorff alpha', ac1: 'Gwet AC1', percent: 'Share equal' } as const
type Statistic = keyof typeof STATISTICS

type Props = { weeks: readonly WeekAgreement[]; titles: Readonly<Record<string, string>> }

/** A line for each attribute, by the week in which a comment got its last label; where undefined there is a gap. */
export function OverTime({ weeks, titles }: Props) {
  const [statistic, setStatistic] = useState<Statistic>('alpha')
  const attributes = [...new Set(weeks.map((one) => one.attribute))]
  const dates = [...new Set(weeks.map((one) => one.week))].sort()
  const at = (week: string, attribute: string) => weeks.find((one) => one.week === week && one.attribute === attribute)
  const data = dates.map((week) => ({
    week,
    ...Object.fromEntries(attributes.map((attribute) => [attribute, at(week, attribute)?.[statistic] ?? null])),
  }))
  if (dates.length === 0) return <Text c="dimmed">Nothing yet.</Text>
  return (
    <>
      <NativeSelect
        label="Coefficient"
        w={220}
        mb="sm"
        value={statistic}
        onChange={(event) => setStatistic(event.currentTarget.value as Statistic)}
        data={Object.entries(STATISTICS).map(([value, label]) => ({ value, label }))}
      />
      <div role="img" aria-label={`${STATISTICS[statistic]} week by week. The numbers stand in the table below.`}>
        <LineChart
          h={260}
          data={data}
          dataKey="week"
          series={attributes.map((name) => ({ name, label: titles[name] ?? name, color: ownColour(name) }))}
          withLegend
          connectNulls={false}
          curveType="linear"
          tickLine="none"
          yAxisProps={{ domain: [statistic === 'percent' ? 0 : -0.2, 1] }}
          lineChartProps={{ accessibilityLayer: false }}
          lineProps={{ isAnimationActive: false }}
        />
      </div>
      <details>
        <summary>As a table</summary>
        <TableScrollContainer minWidth={480}>
          <Table className="numbers" fz="sm">
            <TableThead>
              <TableTr>
                <TableTh>Week of</TableTh>
                {attributes.map((name) => (
                  <TableTh key={name} ta="right">
                    {titles[name] ?? name}
                  </TableTh>
                ))}
              </TableTr>
            </TableThead>
            <TableTbody>
              {dates.map((week) => (
                <TableTr key={week}>
                  <TableTd>{week}</TableTd>
                  {attributes.map((name) => {
                    const one = at(week, name)
                    return (
                      <TableTd key={name} ta="right">
                        {one ? `${one[statistic]?.toFixed(2) ?? 'undefined'} of ${one.items}` : '–'}
                      </TableTd>
                    )
                  })}
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </TableScrollContainer>
      </details>
    </>
  )
}
