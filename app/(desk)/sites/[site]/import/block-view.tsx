import { Button } from '@mantine/core'
import { More } from '#app/(desk)/sites/[site]/import/comment-column.tsx'
import classes from '#app/(desk)/sites/[site]/import/preview.module.css'
import type { PreviewBlock } from '#lib/ingest/page-preview.ts'
import { sayCount } from '#lib/say-count.ts'

type Props = {
  index: number
  block: PreviewBlock
  /** Whether it stands below the border. */
  after: boolean
  /** Whether the border would be dropped above it. */
  drop: boolean
  /** Puts the border above it; null where it stands there. */
  begin: ((index: number) => void) | null
}

/** One block of the page. By key the border is moved by its handle, so that nobody tabs through a button a block. */
export function BlockView({ index, block, after, drop, begin }: Props) {
  return (
    <div
      className={classes.block}
      data-block={index}
      data-next={index + 1}
      data-part={block.part}
      data-after={after || undefined}
      data-drop={drop || undefined}
    >
      <div className={block.part === 'article' && !after ? 'reading' : undefined}>{block.text}</div>
      <More count={block.more} />
      {begin && (
        <Button
          className={classes.begin}
          size="compact-xs"
          variant="default"
          tabIndex={-1}
          onClick={() => begin(index)}
        >
          Comments begin here
        </Button>
      )}
    </div>
  )
}

type FoldedProps = { from: number; blocks: readonly PreviewBlock[]; drop: number | null }

export function FoldedBlocks({ from, blocks, drop }: FoldedProps) {
  const first = blocks.map((block) => block.text).join(' · ')
  return (
    <details
      className={classes.folded}
      data-block={from}
      data-next={from + blocks.length}
      data-drop={drop === from || undefined}
    >
      <summary>
        {sayCount(blocks.length, 'leftover')}: <span>{first.slice(0, 80)}</span>
      </summary>
      {blocks.map((block, place) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: its place in the page is what it is known by
          key={from + place}
          className={classes.block}
          data-block={from + place}
          data-next={from + place + 1}
          data-part="leftover"
          data-drop={(place > 0 && drop === from + place) || undefined}
        >
          {block.text}
        </div>
      ))}
    </details>
  )
}
