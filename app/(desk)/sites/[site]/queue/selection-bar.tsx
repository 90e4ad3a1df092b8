import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './queue.module.css'

/** What is selected, and what can be done to all of it. */
export function SelectionBar({
  count,
  onClear,
  children,
}: {
  count: number
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
      </p>
      {children}
    </section>
  )
}
