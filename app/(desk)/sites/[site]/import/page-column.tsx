import { Group, Title } from '@mantine/core'
import { useRef } from 'react'
import { BlockView, FoldedBlocks } from '#app/(desk)/sites/[site]/import/block-view.tsx'
import { BorderControls } from '#app/(desk)/sites/[site]/import/border-controls.tsx'
import { BorderHandle } from '#app/(desk)/sites/[site]/import/border-handle.tsx'
import { Pager } from '#app/(desk)/sites/[site]/import/pager.tsx'
import classes from '#app/(desk)/sites/[site]/import/preview.module.css'
import type { Border } from '#app/(desk)/sites/[site]/import/send-page.ts'
import { useBorderDrag } from '#app/(desk)/sites/[site]/import/use-border-drag.ts'
import { useBorderInView } from '#app/(desk)/sites/[site]/import/use-border-in-view.ts'
import { arrangeBlocks } from '#lib/ingest/arrange-blocks.ts'
import { BLOCKS_SHOWN, type PagePreview } from '#lib/ingest/page-preview.ts'

type Props = {
  preview: PagePreview
  /** Where it stands now, also while the server separates anew. */
  border: number | null
  move: (border: Border) => void
  show: (from: number) => void
}

/** The page from top to bottom with the border in it: above it the article, below it the comments, quieter. */
export function PageColumn({ preview, border, move, show }: Props) {
  const scroll = useRef<HTMLElement>(null)
  const { from, shown } = preview.blocks
  const total = preview.counts.blocks
  // A border after the last block and no comments are the same.
  const place = border ?? total
  const moveTo = (to: number) => move(to >= total ? null : Math.max(0, to))
  const drag = useBorderDrag(scroll, moveTo)
  useBorderInView(scroll, border, from)
  return (
    <section className={classes.column} aria-labelledby="preview-page">
      <Group justify="space-between" className={classes.columnHead}>
        <Title order={2} id="preview-page">
          Article and border
        </Title>
        <Pager what="blocks" from={from} step={BLOCKS_SHOWN} shown={shown.length} total={total} show={show} />
      </Group>
      <BorderControls place={place} total={total} moved={preview.moved} move={move} moveTo={moveTo} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section ref={scroll} className={classes.scroll} tabIndex={0} aria-label="The page, block by block">
        {arrangeBlocks(shown, from, place).map((item) => {
          if (item.kind === 'border') {
            return <BorderHandle key="border" place={item.index} preview={preview} moveTo={moveTo} drag={drag} />
          }
          if (item.kind === 'folded') {
            return <FoldedBlocks key={item.from} from={item.from} blocks={item.blocks} drop={drag.over} />
          }
          return (
            <BlockView
              key={item.index}
              index={item.index}
              block={item.block}
              after={item.index >= place}
              drop={drag.over === item.index}
              begin={item.index === place ? null : moveTo}
            />
          )
        })}
        {drag.over === total && <div className={classes.dropEnd} />}
      </section>
    </section>
  )
}
