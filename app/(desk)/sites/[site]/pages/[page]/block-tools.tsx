import { Button, Group, Kbd, Text, VisuallyHidden } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import classes from '#app/(desk)/sites/[site]/pages/[page]/review.module.css'
import { REVIEW_COMMANDS, type ReviewCommand } from '#app/(desk)/sites/[site]/pages/[page]/review-commands.ts'
import {
  SPLIT_COMMANDS,
  type SplitCommand,
  splitCommandOf,
} from '#app/(desk)/sites/[site]/pages/[page]/split-commands.ts'
import { MOVES, PRESS_A_PLACE, SPLIT_MOVES } from '#app/(desk)/sites/[site]/pages/words.ts'
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

/** The commands by button, for the block that has the focus or for the place between its words, and the other keys. */
export function BlockTools({ splitting, notice, idle, run, runSplit }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    const command = splitting ? splitCommandOf(event) : undefined
    if (command?.does === 'leave') runSplit(command)
  }
  return (
    <div className={classes.bench}>
      <Group
        gap={4}
        className={classes.tools}
        role="toolbar"
        aria-label={splitting ? 'The place in the block' : 'The block in focus'}
        onKeyDown={onKeyDown}
      >
        {splitting
          ? SPLIT_COMMANDS.map((command) => <SplitTool key={command.title} command={command} run={runSplit} />)
          : REVIEW_COMMANDS.filter((command: ReviewCommand) => command.change || command.opens).map((command) => (
              <Tool key={command.title} command={command} idle={idle(command)} run={() => run(command)} />
            ))}
      </Group>
      <div className={classes.notice}>
        <Text size="sm" role="status">
          {notice}
        </Text>
        {(splitting || notice === null) && (
          <>
            <Text size="xs" c="dimmed" visibleFrom="sm">
              {splitting ? SPLIT_MOVES : MOVES}
            </Text>
            <Text size="xs" c="dimmed" hiddenFrom="sm">
              {PRESS_A_PLACE[splitting ? 'open' : 'closed']}
            </Text>
          </>
        )}
      </div>
    </div>
  )
}

/** Of the steps those from word to word have buttons, which say by an arrow where they go: the others are for the keys. */
function SplitTool({ command, run }: { command: SplitCommand; run: (command: SplitCommand) => void }) {
  if (command.does !== 'step') {
    const isPlain = command.does === 'split' && command.behind === null
    return <Tool command={command} primary={isPlain} run={() => run(command)} />
  }
  if (command.unit !== 'words') return null
  return (
    <Button variant="default" size="compact-xs" h={26} miw={32} aria-label={command.title} onClick={() => run(command)}>
      {command.by === 1 ? '→' : '←'}
    </Button>
  )
}

type ToolProps = {
  command: Pick<SplitCommand, 'keys' | 'title' | 'short'>
  primary?: boolean
  idle?: boolean
  run: () => void
}

function Tool({ command: { keys, title, short }, primary = false, idle = false, run }: ToolProps) {
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
        {keys[0] === 'Enter' ? 'Enter' : keyName(keys[0] ?? '')}
      </Kbd>
      {short ?? title}
      {short && <VisuallyHidden>{title.slice(short.length)}</VisuallyHidden>}
    </Button>
  )
}
