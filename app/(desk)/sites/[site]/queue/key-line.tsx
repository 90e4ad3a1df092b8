import { Kbd } from '@mantine/core'
import { COMMANDS, keyName } from './commands.ts'
import classes from './queue.module.css'

/** One line of the keys that work now. */
export function KeyLine() {
  return (
    <p className={classes.keys} aria-hidden>
      {COMMANDS.filter((command) => command.hint).map((command) => (
        <span key={command.id}>
          <Kbd size="xs">{keyName(command.keys[0] ?? '')}</Kbd> {command.hint}
        </span>
      ))}
    </p>
  )
}
