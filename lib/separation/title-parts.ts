import { readArticle } from './apply-marks.ts'
import type { Block, Separation } from './schema.ts'

/** The separation before its blocks were split, and for each block of now the index of the one that it is of. */
type Before = { found: Separation; origins: readonly number[] }

/**
 * Gives a text page whose title's line was split one title again: the first part of the line that is of the article. The
 * parts behind it are article like any other, so that no word of them is lost. A title that is wholly something else now
 * is none. Other pages stay as they are.
 */
export function titleParts(corrected: Separation, { found, origins }: Before, text: string): Separation {
  const line = titleLine(found)
  const parts = [...origins.keys()].filter((part) => origins[part] === line)
  if (parts.length < 2) return corrected
  const title = parts.find((part) => isRead(corrected.blocks[part]))
  if (title === undefined) return found.blocks[line]?.part === 'title' ? { ...corrected, title: null } : corrected
  const blocks = corrected.blocks.map((block, part): Block => {
    if (part === title) return { ...block, part: 'title' }
    return block.part === 'title' ? { ...block, part: 'article' } : block
  })
  const article = readArticle(corrected.article, blocks, text)
  return { ...corrected, title: blocks[title]?.text ?? null, article, blocks }
}

const isRead = (block: Block | undefined): boolean => block?.part === 'title' || block?.part === 'article'

/** The block whose text is the title. Where comments begin in it, or the page has no article, it is no title by its part. */
function titleLine({ blocks, title }: Separation): number {
  const own = blocks.findIndex(({ part }) => part === 'title')
  return own >= 0 ? own : blocks.findIndex(({ text }) => text === title)
}
