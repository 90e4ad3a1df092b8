import { Button, Group, Kbd, Text } from '@mantine/core'
import classes from '#app/(desk)/sites/[site]/pages/[page]/review.module.css'
import { REVIEW_COMMANDS, type ReviewCommand } from '#app/(desk)/sites/[site]/pages/[page]/review-commands.ts'
import {
  SPLIT_COMMANDS,
  type SplitCommand,
  splitCommandOf,
} from '#app/(desk)/sites/[site]/pages/[page]/split-commands.ts'
import { keyName } from '#app/(desk)/sites/[site]/queue/commands.ts'

type Props = {
  /** Whether the words of the block are open. */
  splitting: boolean
  /** What would be split, or why nothing can be; null while nobody asks. */
  notice: string | null
  /** Commands that do nothing at this block: they say so when they are pressed. */
  idle: (command: ReviewCommand) => boolean
  run: (command: ReviewCommand) => void
  runSplit: (command: SplitCommand) => void
}

/** The commands by button: for the block that has the focus, or for the place between its words. */
export function BlockTools({ splitting, notice, idle, run, runSplit }: Props) {
  return (
    <>
      <Group
        gap={4}
        className={classes.tools}
        role="toolbar"
        onKeyDown={(event) => {
          const command = splitting ? splitCommandOf(event) : undefined
          if (command?.does === 'leave') runSplit(command)
        }}
        aria-label={splitting ? 'The place in the block' : 'The block in focus'}
      >
        {splitting
          ? SPLIT_COMMANDS.map((command) => (
              <Tool
                key={command.title}
                command={command}
                primary={command.does === 'split' && command.behind === null}
                run={() => runSplit(command)}
              />
            ))
          : REVIEW_COMMANDS.filter((command: ReviewCommand) => command.change || command.opens).map((command) => (
              <Tool key={command.title} command={command} idle={idle(command)} run={() => run(command)} />
            ))}
      </Group>
      <Text size="sm" role="status" className={classes.notice} data-shown={notice !== null || undefined}>
        {notice}
      </Text>
    </>
  )
}

type ToolProps = {
  command: Pick<ReviewCommand, 'keys' | 'title'>
  primary?: boolean
  idle?: boolean
  run: () => void
}

function Tool({ command, primary = false, idle = false, run }: ToolProps) {
  return (
    <Button
      variant={primary ? 'filled' : 'default'}
      size="compact-xs"
      h={26}
      aria-disabled={idle || undefined}
      data-disabled={idle || undefined}
      onClick={run}
    >
      <Kbd size="xs" className={classes.key} visibleFrom="sm">
        {printed(command.keys[0] ?? '')}
      </Kbd>
      {command.title}
    </Button>
  )
}

const ARROWS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→' }

/** A key, with Shift before it or not, as it is printed. */
const printed = (key: string): string =>
  key
    .split(' ')
    .map((one) => ARROWS[one] ?? (one.length > 1 && !/^(Arrow|Escape)/.test(one) ? one : keyName(one)))
    .join(' ')
