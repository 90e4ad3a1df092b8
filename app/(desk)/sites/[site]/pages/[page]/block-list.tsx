import { VisuallyHidden } from '@mantine/core'
import { IconScissors } from '@tabler/icons-react'
import type { KeyboardEvent, MouseEvent } from 'react'
import classes from '#app/(desk)/sites/[site]/pages/[page]/review.module.css'
import { commandOf, type ReviewCommand } from '#app/(desk)/sites/[site]/pages/[page]/review-commands.ts'
import { type SplitCommand, splitCommandOf } from '#app/(desk)/sites/[site]/pages/[page]/split-commands.ts'
import { offsetAt, SplitText } from '#app/(desk)/sites/[site]/pages/[page]/split-text.tsx'
import { useFocusOn } from '#app/(desk)/sites/[site]/pages/[page]/use-focus-on.ts'
import { KINDS } from '#app/(desk)/sites/[site]/pages/words.ts'
import type { PreviewBlock } from '#lib/ingest/page-preview.ts'
import type { CorrectionAsked } from '#lib/ingest/review/schema.ts'
import type { Mark } from '#lib/separation/schema.ts'

type Props = {
  blocks: readonly PreviewBlock[]
  /** The place of the first shown block among all blocks of the page. */
  from: number
  current: number
  correction: CorrectionAsked
  /** The offset at which the block in focus would be split, while its words are open; else null. */
  splitAt: number | null
  splitting: Splitting
  busy: boolean
  focus: (block: number) => void
  run: (command: ReviewCommand) => void
}

/** What is done between the words of a block. */
type Splitting = {
  begin: (offset: number) => void
  point: (offset: number) => void
  run: (command: SplitCommand) => void
}

/** The page as its blocks, one of which has the focus; each says in a word and by its edge what it is. */
export function BlockList(props: Props) {
  const { blocks, from, current, correction, splitAt, splitting, busy, focus, run } = props
  const splits = new Set(correction.splits)
  const isSplitting = splitAt !== null
  const { list, pressed, ...focusing } = useFocusOn({ current, from, splitAt })
  const onKeyDown = (event: KeyboardEvent) => {
    const between = isSplitting ? splitCommandOf(event) : undefined
    const command = isSplitting ? undefined : commandOf(event)
    if (between || command) event.preventDefault()
    if (between) splitting.run(between)
    if (command) run(command)
  }
  const press = (event: MouseEvent, index: number, act: (offset: number) => void) => {
    if (index !== current) pressed(index)
    focus(index)
    const offset = index === current ? offsetAt(event.currentTarget.querySelector('[data-words]'), event) : null
    if (offset !== null) act(offset)
  }
  return (
    <div
      ref={list}
      className={classes.list}
      role="listbox"
      tabIndex={-1}
      aria-label="The page, block by block"
      aria-busy={busy}
      onKeyDown={onKeyDown}
      {...focusing}
    >
      {blocks.map((block, place) => {
        const index = from + place
        const kind = kindOf(blocks, place)
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
          <div
            key={index}
            className={classes.block}
            role="option"
            tabIndex={index === current ? 0 : -1}
            aria-selected={index === current}
            data-block={index}
            data-kind={kind}
            data-even={(block.comment ?? 0) % 2 === 0 || undefined}
            data-split={splits.has(block.start) || undefined}
            data-open={(isSplitting && index === current) || undefined}
            onClick={(event) => press(event, index, splitting.point)}
            onDoubleClick={(event) => {
              // What a browser selects on two presses would cover the place.
              document.getSelection()?.removeAllRanges()
              press(event, index, splitting.begin)
            }}
            onFocus={() => {
              if (index !== current) pressed(index)
              focus(index)
            }}
          >
            <span className={classes.kind}>
              {splits.has(block.start) && <SplitSign />}
              {sayKind(kind, block)}
              {correction.marks[index] !== undefined && <span className={classes.marked}> yours</span>}
            </span>
            <span data-words className={kind === 'article' || kind === 'furniture' ? undefined : 'reading'}>
              <SplitText text={block.text} at={index === current ? splitAt : null} />
              {block.more > 0 && ' …'}
            </span>
          </div>
        )
      })}
    </div>
  )
}

/** Says that a person split a block from the one above it. */
function SplitSign() {
  return (
    <>
      <IconScissors size={14} className={classes.scissors} aria-hidden />
      <VisuallyHidden>Split from the block before. </VisuallyHidden>
    </>
  )
}

/** As the separator says it; a comment whose first block is not shown goes on. */
function kindOf(blocks: readonly PreviewBlock[], place: number): Mark {
  const block = blocks[place]
  if (!block || (block.part === 'leftover' && block.comment === null)) return 'furniture'
  if (block.part === 'leftover') return 'byline'
  if (block.part !== 'comment') return 'article'
  const before = blocks.slice(0, place).findLast(({ part }) => part === 'comment')
  return before?.comment === block.comment ? 'continues' : 'begins'
}

function sayKind(kind: Mark, { comment }: PreviewBlock): string {
  return kind === 'begins' && comment !== null ? `${KINDS.begins} ${(comment + 1).toLocaleString('en')}` : KINDS[kind]
}
