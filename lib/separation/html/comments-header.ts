import { isFurniture, readCount } from '../furniture.ts'
import type { HtmlBlock } from './read-blocks.ts'
import type { HtmlPage } from './rule.ts'

/** The heading of a list of the newest comments of the whole site, not those of the page. */
const NEWEST = /^(?:recent|latest|newest) comments:?$/i
const STEPS = 6
const NEAR = 3

/** Whether what begins at the block `first` is headed as a list of the newest comments of the whole site. */
export const isHeadedNewest = (blocks: readonly HtmlBlock[], first: number): boolean =>
  blocks.slice(Math.max(0, first - NEAR), Math.max(0, first)).some(({ text }) => NEWEST.test(text))

/** True for a line of a menu: it stands in one, or is a link to another page ("Opinion"). */
function isInMenu({ nodes }: HtmlPage, { first }: HtmlBlock): boolean {
  for (let i = first, steps = 0; i > 0 && steps < STEPS; i = nodes[i]?.parent ?? -1, steps++) {
    const node = nodes[i]
    if (node?.tag === 'nav') return true
    if (node?.tag === 'a' && !(node.attrs.get('href') ?? '#').includes('#')) return true
  }
  return false
}

/** Whether a line says that the comments of the page begin; without a number it must not be of a menu. */
export const isCommentsHeader = (page: HtmlPage, block: HtmlBlock): boolean =>
  isFurniture(block.text, 'header') &&
  (/\d/.test(block.text) ? readCount(block.text) !== null : !NEWEST.test(block.text) && !isInMenu(page, block))
