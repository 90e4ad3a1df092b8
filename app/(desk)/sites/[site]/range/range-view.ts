import { COLUMNS, type Dots } from '#lib/queue/dots/axes.ts'
import type { View } from '#lib/queue/schema.ts'
import { type Order, ordersOf, readBand, writeBand } from '#lib/queue/views.ts'

/** The columns of a range: from the first to before the second. */
export type Range = readonly [number, number]

/** The view that holds what a range of columns holds, in the order of the columns. */
export function rangeView(view: View, { by, edges }: Pick<Dots, 'by' | 'edges'>, [from, to]: Range): View {
  const order = (wanted: Order) => (ordersOf(view.queue).includes(wanted) ? wanted : view.order)
  if (by !== 'time') {
    return {
      ...view,
      order: order(`${by}:low`),
      band: writeBand({ attribute: by, from: from / COLUMNS, to: to / COLUMNS }),
    }
  }
  return { ...view, order: 'oldest', after: String(edges[from]), before: String(edges[to]) }
}

/** The columns that a view's own band or time stands for; where it has none, the lowest fifth. */
export function rangeOf(view: View, { by, edges }: Pick<Dots, 'by' | 'edges'>): Range {
  const whole: Range = [0, COLUMNS / 5]
  if (by !== 'time') {
    const band = readBand(view.band ?? '')
    return band?.attribute === by ? [Math.round(band.from * COLUMNS), Math.round(band.to * COLUMNS)] : whole
  }
  if (!view.after || !view.before) return whole
  const column = (moment: string) => {
    const at = edges.findIndex((edge) => String(edge) >= moment)
    return at === -1 ? COLUMNS : at
  }
  return [column(view.after), column(view.before)]
}

/** How many comments the columns of a range hold. */
export function countIn({ columns }: Pick<Dots, 'columns'>, [from, to]: Range): number {
  return columns.slice(from, to).reduce((sum, count) => sum + count, 0)
}

/** An edge as people read it: a per cent, or a moment. */
export function sayEdge({ by, edges }: Pick<Dots, 'by' | 'edges'>, column: number): string {
  const edge = edges[column]
  if (by !== 'time') return `${column} %`
  const fine = Date.parse(String(edges[1])) - Date.parse(String(edges[0])) < 60_000
  const form = { dateStyle: 'medium', timeStyle: fine ? 'medium' : 'short', timeZone: 'UTC' } as const
  return new Date(String(edge)).toLocaleString('en-GB', form)
}
