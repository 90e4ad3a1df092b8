import { Kbd } from '@mantine/core'
import { memo } from 'react'
import { useCommands } from './keys-context.tsx'
import classes from './queue.module.css'

/** One line of the keys that work now. */
export const KeyLine = memo(function KeyLine() {
  return (
    <p className={classes.keys} aria-hidden>
      {useCommands()
        .filter((command) => command.hint && command.printed.length > 0)
        .map((command) => (
          <span key={command.id}>
            <Kbd size="xs">{command.printed[0]}</Kbd> {command.hint}
          </span>
        ))}
    </p>
  )
})
