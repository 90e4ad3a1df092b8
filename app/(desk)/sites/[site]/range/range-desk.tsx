'use client'

import { Button, Group, NativeSelect, RangeSlider } from '@mantine/core'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { Assignee } from '#lib/assignees/schema.ts'
import type { ViewNames } from '#lib/queue/data.ts'
import { AXES, type Axis, COLUMNS, type Dots } from '#lib/queue/dots/axes.ts'
import type { View } from '#lib/queue/schema.ts'
import { viewQueryString } from '#lib/queue/write-view.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import { BulkPanel } from '../bulk/bulk-panel.tsx'
import { BlurProvider } from '../queue/cared-text.tsx'
import { QUEUE_TITLES, statusOf } from '../queue/queue-titles.ts'
import { sayFilters } from '../queue/say-filter.ts'
import type { Thresholds } from '../queue/score-list.tsx'
import { useBlur } from '../queue/use-blur.ts'
import { viewAddress } from '../queue/view-address.ts'
import { DotChart } from './dot-chart.tsx'
import { DotTable } from './dot-table.tsx'
import classes from './range.module.css'
import { RangeRows } from './range-rows.tsx'
import { countIn, type Range, rangeOf, rangeView, sayEdge } from './range-view.ts'
import { useRangeRows } from './use-range-rows.ts'

export type RangeDeskProps = {
  site: string
  view: View
  dots: Dots
  names: ViewNames
  thresholds: Thresholds
  may: { decide: boolean; label: boolean }
  people: readonly Assignee[]
  userId: string
  /** From which score on texts are blurred; null for none. */
  blurFrom: number | null
}

const axisTitle = (by: Axis) => (by === 'time' ? 'Time of arrival' : ATTRIBUTE_TITLES[by].title)

const address = (site: string, view: View, by: Axis) => `/sites/${site}/range?${viewQueryString(view)}&by=${by}`

/** What waits, drawn by one score or by time; a range of it is chosen, looked into and decided in one go. */
export function RangeDesk({ site, view, dots, names, thresholds, may, people, userId, blurFrom }: RangeDeskProps) {
  const router = useRouter()
  const { by } = dots
  const [range, setRange] = useState<Range>(() => rangeOf(view, dots))
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set())
  const [inNumbers, setInNumbers] = useState(false)
  const chosen = rangeView(view, dots, range)
  const query = viewQueryString(chosen)
  const count = countIn(dots, range)
  const blur = useBlur(blurFrom)
  const rows = useRangeRows(site, query, count)
  // The address follows the handles, so that it can be shared; going back leaves the page and not each of their steps.
  useEffect(() => {
    window.history.replaceState(null, '', `/sites/${site}/range?${query}&by=${by}`)
  }, [site, query, by])
  const tick = (commentId: string) => {
    const next = new Set(unticked)
    if (!next.delete(commentId)) next.add(commentId)
    setUnticked(next)
  }
  const filters = sayFilters(
    { ...view, ...(by === 'time' ? { after: undefined, before: undefined } : { band: undefined }) },
    names,
  )
  const table = { first: rows?.first ?? [], sample: rows?.sample ?? [] }
  const shared = { thresholds, always: by === 'time' ? undefined : by, unticked, onTick: tick }
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1 className={classes.title}>
          {QUEUE_TITLES[view.queue]} by range
          {filters.length > 0 && (
            <span className={classes.quiet}> · {filters.map(({ said }) => said).join(' · ')}</span>
          )}
        </h1>
        <NativeSelect
          size="xs"
          label="Drawn by"
          value={by}
          onChange={({ currentTarget }) =>
            router.push(
              address(
                site,
                { ...view, band: undefined, after: undefined, before: undefined },
                currentTarget.value as Axis,
              ),
            )
          }
          data={AXES.map((axis) => ({ value: axis as string, label: axisTitle(axis) }))}
        />
      </div>
      <DotChart
        dots={dots}
        range={range}
        threshold={by === 'time' ? undefined : thresholds[by]}
        colour={by === 'time' ? 'var(--mantine-primary-color-filled)' : `var(--attribute-${by})`}
      >
        <RangeSlider
          className={classes.handles}
          min={0}
          max={COLUMNS}
          minRange={1}
          step={1}
          size="sm"
          thumbSize={24}
          value={[range[0], range[1]]}
          onChange={(next) => {
            setRange(next)
            setUnticked(new Set())
          }}
          label={(column) => sayEdge(dots, column)}
          thumbFromLabel="The range begins at"
          thumbToLabel="The range ends before"
        />
      </DotChart>
      <Group justify="space-between" mb="sm" gap="xs">
        <p className={classes.said} aria-live="polite">
          {axisTitle(by)} from {sayEdge(dots, range[0])} to {sayEdge(dots, range[1])}:{' '}
          <strong className="numbers">{count.toLocaleString('en')}</strong> of{' '}
          <span className="numbers">{(countIn(dots, [0, COLUMNS]) + dots.without).toLocaleString('en')}</span>
        </p>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={inNumbers}
            onClick={() => setInNumbers(!inNumbers)}
          >
            Show as a table
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            component={Link}
            href={viewAddress(site, chosen)}
            prefetch={false}
          >
            Open in the queue
          </Button>
        </Group>
      </Group>
      {inNumbers && <DotTable dots={dots} />}
      <BlurProvider blur={blur}>
        {(may.decide || may.label) && (
          <div className={classes.deciding}>
            <BulkPanel
              site={site}
              of={{ view: chosen, without: [...unticked] }}
              {...{ people, userId }}
              count={count - unticked.size}
              may={may}
              status={statusOf(view.queue)}
              onChanged={() => {
                setUnticked(new Set())
                router.refresh()
              }}
            />
          </div>
        )}
        <RangeRows title={`The first ${table.first.length}`} rows={table.first} {...shared} />
        <RangeRows title={`${table.sample.length} of the others by chance`} rows={table.sample} {...shared} />
      </BlurProvider>
    </div>
  )
}
