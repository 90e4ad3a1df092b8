import Link from 'next/link'
import type { ViewNames } from '#lib/queue/data.ts'
import type { View } from '#lib/queue/schema.ts'
import { sayFilters } from './say-filter.ts'
import classes from './toolbar.module.css'
import { viewAddress } from './view-address.ts'

/** What narrows the view, each to be taken away. */
export function ViewChips({ site, view, names }: { site: string; view: View; names: ViewNames }) {
  const filters = sayFilters(view, names)
  if (filters.length === 0) return null
  return (
    <ul className={classes.chips} aria-label="Filters">
      {filters.map(({ filter, said, without }) => (
        <li key={filter}>
          <Link className={classes.chip} href={viewAddress(site, without)} prefetch={false}>
            <span className={classes.chipText}>{said}</span> <span aria-hidden>×</span>
            <span className={classes.hidden}>, take this filter away</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
