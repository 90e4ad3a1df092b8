import { Button } from '@mantine/core'
import { memo } from 'react'
import { sayCount } from '#lib/say-count.ts'
import classes from './queue.module.css'

type Props = { minutes: number | null; exposure: number | null; onLater: () => void }

/** What looks after the person: that a break is due, and how much harshness they have read today. */
export const CareBar = memo(function CareBar({ minutes, exposure, onLater }: Props) {
  return (
    <>
      {minutes !== null && (
        <section className={classes.notice} aria-label="Break">
          <p role="status">You have read for {sayCount(minutes, 'minute')}. A break keeps the judgement fresh.</p>
          <Button size="compact-xs" variant="default" onClick={onLater}>
            In ten minutes
          </Button>
        </section>
      )}
      {exposure !== null && (
        <p className={`${classes.exposure} numbers`} title="Counted in this browser alone: nobody else sees it">
          {sayCount(exposure, 'harsh text')} read today
        </p>
      )}
    </>
  )
})
