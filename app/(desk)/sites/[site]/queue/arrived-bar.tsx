import { Button } from '@mantine/core'
import classes from './queue.module.css'

/** Says that there are more comments than the list shows, which never moves by itself: what came in, and what an undone bulk gave back. */
export function ArrivedBar({ arrived, returned }: { arrived: number; returned: number }) {
  const said = [...sayCount(arrived, 'came in'), ...sayCount(returned, 'came back')]
  if (said.length === 0) return null
  return (
    <div className={classes.arrived}>
      <Button size="compact-sm" onClick={() => window.location.reload()}>
        {said.join(', ')}: show
      </Button>
    </div>
  )
}

function sayCount(count: number, how: string): string[] {
  if (count === 0) return []
  return [`${count === 1 ? '1 comment' : `${count.toLocaleString('en')} comments`} ${how}`]
}
