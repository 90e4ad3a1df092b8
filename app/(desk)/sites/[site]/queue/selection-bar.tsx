import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Total } from '#lib/queue/views.ts'
import classes from './queue.module.css'
import { sayTotal } from './say-total.ts'

/** What is selected, and what can be done to all of it. */
export function SelectionBar({
  count,
  total,
  onAll,
  onClear,
  children,
}: {
  count: number
  /** How many the whole view holds; null where all of it may not be decided at once. */
  total: Total | null
  onAll: () => void
  onClear: () => void
  children: ReactNode
}) {
  return (
    <section className={classes.selection} aria-label="Selection">
      <p className={classes.selectedCount}>
        <strong className="numbers">{count.toLocaleString('en')}</strong> selected{' '}
        <Button size="compact-xs" variant="subtle" onClick={onClear}>
          Clear
        </Button>
        {total && (total.count > count || !total.exact) && (
          <Button size="compact-xs" variant="subtle" onClick={onAll}>
            All {sayTotal(total)} that match
          </Button>
        )}
      </p>
      {children}
    </section>
  )
}
