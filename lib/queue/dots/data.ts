import { db } from '#lib/db/client.ts'
import { type Axis, COLUMNS, type Dots } from '#lib/queue/dots/axes.ts'
import { scoreColumn } from '#lib/queue/score-sql.ts'
import { countCondition, type Narrowed } from '#lib/queue/view-sql.ts'
import { readBand } from '#lib/queue/views.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

type Counted = { place: number; count: number }

/** Counts a view by what it is drawn by. The range that the view itself may hold on this axis is not looked at. */
export async function queueDots(siteId: string, view: Narrowed, by: Axis): Promise<Dots> {
  return by === 'time' ? dotsByTime(siteId, view) : dotsByScore(siteId, view, by)
}

async function dotsByScore(siteId: string, view: Narrowed, by: Attribute): Promise<Dots> {
  const { band, ...wider } = view
  const whole = readBand(band ?? '')?.attribute === by ? wider : view
  const edges = Array.from({ length: COLUMNS + 1 }, (_, index) => index / COLUMNS)
  const column = scoreColumn(by)
  const counted = await db().$queryRaw<Counted[]>`
    SELECT CASE WHEN ${column} > 1 THEN 0 ELSE width_bucket(${column}, ${edges.slice(0, -1)}::float8[]::real[]) END AS place,
      count(*)::int AS count FROM comment_states s WHERE ${countCondition(siteId, whole)} GROUP BY 1`
  return { by, edges, ...inColumns(counted) }
}

async function dotsByTime(siteId: string, view: Narrowed): Promise<Dots> {
  const { after: _, before: __, ...wider } = view
  const condition = countCondition(siteId, wider)
  const [ends] = await db().$queryRaw<{ first: Date | null; last: Date | null }[]>`
    SELECT min(s.received_at) AS first, max(s.received_at) AS last FROM comment_states s WHERE ${condition}`
  const first = ends?.first?.getTime() ?? 0
  const step = Math.max(1, Math.ceil(((ends?.last?.getTime() ?? 0) - first + 1) / COLUMNS))
  const edges = Array.from({ length: COLUMNS + 1 }, (_each, index) => new Date(first + index * step).toISOString())
  const counted = await db().$queryRaw<{ start: Date; count: number }[]>`
    SELECT date_bin(make_interval(secs => ${step / 1000}::float8), s.received_at, ${edges[0]}::timestamptz) AS start,
      count(*)::int AS count
    FROM comment_states s WHERE ${condition} GROUP BY 1`
  const placed = counted.map(({ start, count }) => ({ place: Math.round((start.getTime() - first) / step) + 1, count }))
  return { by: 'time', edges, ...inColumns(placed) }
}

function inColumns(counted: readonly Counted[]): Pick<Dots, 'columns' | 'without'> {
  const counts = new Map(counted.map(({ place, count }) => [place, count]))
  const columns = Array.from({ length: COLUMNS }, (_, index) => counts.get(index + 1) ?? 0)
  return { columns, without: counts.get(0) ?? 0 }
}
