import { Group, Title } from '@mantine/core'
import { useRef } from 'react'
import { BlockView, FoldedBlocks } from '#app/(desk)/sites/[site]/import/block-view.tsx'
import { BorderControls } from '#app/(desk)/sites/[site]/import/border-controls.tsx'
import { BorderHandle } from '#app/(desk)/sites/[site]/import/border-handle.tsx'
import { Pager } from '#app/(desk)/sites/[site]/import/pager.tsx'
import classes from '#app/(desk)/sites/[site]/import/preview.module.css'
import { useBorderDrag } from '#app/(desk)/sites/[site]/import/use-border-drag.ts'
import { useBorderInView } from '#app/(desk)/sites/[site]/import/use-border-in-view.ts'
import { arrangeBlocks } from '#lib/ingest/arrange-blocks.ts'
import { BLOCKS_SHOWN, type PagePreview } from '#lib/ingest/page-preview.ts'

type Props = {
  preview: PagePreview
  /** Where it stands now, also while the server separates anew. */
  border: number | null
  move: (border: number | null | undefined) => void
  show: (from: number) => void
}

/** The page from top to bottom with the border in it: above it the article, below it the comments, quieter. */
export function PageColumn({ preview, border, move, show }: Props) {
  const scroll = useRef<HTMLElement>(null)
  const { from, shown } = preview.blocks
  const total = preview.counts.blocks
  const moveTo = (to: number) => move(Math.max(0, Math.min(to, total - 1)))
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
      <BorderControls border={border} preview={preview} move={move} moveTo={moveTo} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section ref={scroll} className={classes.scroll} tabIndex={0} aria-label="The page, block by block">
        {arrangeBlocks(shown, from, border).map((item) => {
          if (item.kind === 'border') {
            return <BorderHandle key="border" index={item.index} preview={preview} moveTo={moveTo} drag={drag} />
          }
          const after = border !== null && (item.kind === 'block' ? item.index : item.from) >= border
          if (item.kind === 'folded') {
            return <FoldedBlocks key={item.from} from={item.from} blocks={item.blocks} drop={drag.over} />
          }
          return (
            <BlockView
              key={item.index}
              index={item.index}
              block={item.block}
              after={after}
              drop={drag.over === item.index}
              begin={item.index === border ? null : moveTo}
            />
          )
        })}
      </section>
    </section>
  )
}
