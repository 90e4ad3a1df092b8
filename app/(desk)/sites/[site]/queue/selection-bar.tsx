import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './queue.module.css'

/** What is selected, and what can be done to all of it. */
export function SelectionBar({
  count,
  total,
  said,
  onAll,
  onClear,
  children,
}: {
  count: number
  /** How many the whole view holds; 0 where all of it may not be decided at once. */
  total: number
  /** The same as it is said, where it was counted only so far. */
  said: string
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
        {total > count && (
          <Button size="compact-xs" variant="subtle" onClick={onAll}>
            All {said} that match
          </Button>
        )}
      </p>
      {children}
    </section>
  )
}
