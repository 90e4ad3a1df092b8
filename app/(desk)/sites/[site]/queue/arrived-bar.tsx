import { Button } from '@mantine/core'
import { sayCount } from '#lib/say-count.ts'
import classes from './queue.module.css'

/** Says that there are more comments than the list shows, which never moves by itself: what came in, and what an undone bulk gave back. */
export function ArrivedBar({ arrived, returned }: { arrived: number; returned: number }) {
  const said = [...sayCame(arrived, 'in'), ...sayCame(returned, 'back')]
  if (said.length === 0) return null
  return (
    <div className={classes.arrived}>
      <Button size="compact-sm" onClick={() => window.location.reload()}>
        {said.join(', ')}: show
      </Button>
    </div>
  )
}

const sayCame = (count: number, where: string): string[] =>
  count === 0 ? [] : [`${sayCount(count, 'comment')} came ${where}`]
