import { type KeyboardEvent, useEffect, useRef } from 'react'
import classes from '#app/(desk)/sites/[site]/pages/[page]/review.module.css'
import { commandOf, type ReviewCommand } from '#app/(desk)/sites/[site]/pages/[page]/review-commands.ts'
import { KINDS } from '#app/(desk)/sites/[site]/pages/words.ts'
import type { PreviewBlock } from '#lib/ingest/page-preview.ts'
import type { Mark, Marks } from '#lib/separation/schema.ts'

type Props = {
  blocks: readonly PreviewBlock[]
  /** The place of the first shown block among all blocks of the page. */
  from: number
  current: number
  marks: Marks
  busy: boolean
  focus: (block: number) => void
  run: (command: ReviewCommand) => void
}

/** The page as its blocks, one of which has the focus; each says in a word and by its edge what it is. */
export function BlockList({ blocks, from, current, marks, busy, focus, run }: Props) {
  const list = useRef<HTMLDivElement>(null)
  // The focus follows when it is in the list already: nobody is torn away from a button.
  useEffect(() => {
    const block = list.current?.querySelector<HTMLElement>(`[data-block="${current}"]`)
    if (list.current?.contains(document.activeElement)) block?.focus({ preventScroll: true })
    if (list.current && block) bringIntoView(list.current, block)
  }, [current])
  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandOf(event)
    if (!command) return
    event.preventDefault()
    run(command)
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
            onClick={() => focus(index)}
            onFocus={() => focus(index)}
          >
            <span className={classes.kind}>
              {sayKind(kind, block)}
              {marks[index] !== undefined && <span className={classes.marked}> yours</span>}
            </span>
            <span className={kind === 'article' || kind === 'furniture' ? undefined : 'reading'}>
              {block.text}
              {block.more > 0 && ' …'}
            </span>
          </div>
        )
      })}
    </div>
  )
}

/** Scrolls the list alone: the page around it stays where it is. */
function bringIntoView(list: HTMLElement, block: HTMLElement): void {
  const [outer, inner] = [list.getBoundingClientRect(), block.getBoundingClientRect()]
  const margin = Math.min(MARGIN, Math.max(0, (outer.height - inner.height) / 2))
  if (inner.top < outer.top + margin) list.scrollTop -= outer.top + margin - inner.top
  else if (inner.bottom > outer.bottom - margin) list.scrollTop += inner.bottom - outer.bottom + margin
}

/** So much of what stands around the block in focus stays in view, in pixels. */
const MARGIN = 64

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
