import { cleanName, isNameLike, readMarker } from './read-marker.ts'
import { readTime } from './read-time.ts'
import type { Block, Mark, Marks, SeparatedComment, Separation, WarningCode } from './schema.ts'

/** A comment as it is put together: its blocks by index, and the comment of the separation that it goes on being. */
type Rebuilt = { bodies: number[]; bylines: number[]; base: number | null }

/** What a person has looked at is doubtful no more. */
const SETTLED: readonly WarningCode[] = ['border-uncertain', 'comments-uncertain', 'split-uncertain', 'count-differs']

/**
 * A separation with single blocks as a person marked them; blocks keep their texts and places. Comments that no mark
 * touches stay as they are. `text` is the source of a text page, for texts that run over several blocks; null for HTML.
 * Marks outside of the page are left alone.
 */
export function applyMarks(separation: Separation, marks: Marks, text: string | null): Separation {
  const kinds = separation.blocks.map((_, i) => marks[i] ?? ownKind(separation.blocks, i))
  if (!separation.blocks.some((_, i) => marks[i] !== undefined)) return separation
  const had = bodiesOf(separation.blocks)
  const rebuilt = gather(separation.blocks, kinds, marks)
  attachBylines(separation.blocks, { kinds, marks, rebuilt })
  const blocks = toBlocks(separation.blocks, kinds, rebuilt)
  const places = new Map(rebuilt.flatMap(({ base }, i) => (base === null ? [] : [[base, i] as const])))
  const changed = separation.blocks.some((block, i) => isArticle(block) !== isArticle(blocks[i] ?? block))
  return {
    ...separation,
    article: changed ? readArticle(separation.article, blocks, text) : separation.article,
    comments: rebuilt.map((one, own) => toComment(one, { separation, text, places, had, own })),
    blocks,
    warnings: separation.warnings.filter((warning) => !SETTLED.includes(warning)),
  }
}

const isArticle = (block: Block): boolean => block.part === 'article'

/** An article as the blocks have it that are of it now. `text` is the source of a text page; null for HTML. */
export function readArticle(
  article: Separation['article'],
  blocks: readonly Block[],
  text: string | null,
): Separation['article'] {
  const own = blocks.filter(isArticle)
  return { ...article, text: joinArticle(own, text), spans: own.map(({ span }) => span) }
}

/** Paragraphs apart, and parts of one line as the line has them. */
function joinArticle(article: readonly Block[], text: string | null): string {
  return article
    .map((block, place) => {
      const before = article[place - 1]
      if (before === undefined) return block.text
      return `${betweenParts(before, block, text) ?? '\n\n'}${block.text}`
    })
    .join('')
}

const LINE_END = /[\n\r\u2028\u2029]/

/** What stands between two blocks when they are parts of one line of a text page, with nothing but white space between; else null. */
function betweenParts(before: Block, after: Block, text: string | null): string | null {
  const between = text?.slice(before.span[1], after.span[0]) ?? null
  return between === null || between.trim() !== '' || LINE_END.test(between) ? null : between
}

/** What a block is without a mark, in the words of marks. */
export function ownKind(blocks: readonly Block[], i: number): Mark {
  const block = blocks[i]
  if (block === undefined || (block.part === 'leftover' && block.comment === null)) return 'furniture'
  if (block.part === 'leftover') return 'byline'
  if (block.part !== 'comment') return 'article'
  for (let before = i - 1; before >= 0; before -= 1) {
    const earlier = blocks[before]
    if (earlier?.part === 'comment') return earlier.comment === block.comment ? 'continues' : 'begins'
  }
  return 'begins'
}

/** The body blocks of each comment, by their index. */
function bodiesOf(blocks: readonly Block[]): Map<number, number[]> {
  const bodies = new Map<number, number[]>()
  for (const [i, { part, comment }] of blocks.entries()) {
    if (part !== 'comment' || comment === null) continue
    const own = bodies.get(comment)
    if (own) own.push(i)
    else bodies.set(comment, [i])
  }
  return bodies
}

/**
 * Puts the bodies together. Below a line that was marked as a byline a new comment begins. It goes on being the comment
 * that its first block was of, or whose byline stands before it, unless an earlier one has a part of that already.
 */
function gather(blocks: readonly Block[], kinds: readonly Mark[], marks: Marks): Rebuilt[] {
  const taken = new Set<number>()
  const rebuilt: Rebuilt[] = []
  let open: Rebuilt | undefined
  const named = new Set<number>()
  for (const [i, kind] of kinds.entries()) {
    if (kind === 'article' || (kind === 'byline' && marks[i] === 'byline')) open = undefined
    const { part, comment = null } = blocks[i] ?? {}
    if (kind === 'byline' && marks[i] === undefined && comment !== null) named.add(comment)
    if (kind !== 'begins' && kind !== 'continues') continue
    const own = comment !== null && (part === 'comment' || named.has(comment)) ? comment : null
    if (kind === 'begins' || open === undefined) {
      open = { bodies: [], bylines: [], base: own !== null && !taken.has(own) ? own : null }
      rebuilt.push(open)
    }
    if (own !== null) taken.add(own)
    open.bodies.push(i)
  }
  return rebuilt
}

/** Whether a block shares its line with a neighbour, from which a person split it. */
function isPartOfLine(blocks: readonly Block[], i: number, text: string | null): boolean {
  const [before, block, after] = [blocks[i - 1], blocks[i], blocks[i + 1]]
  if (block === undefined) return false
  const isBeside = (one: Block | undefined, other: Block | undefined) =>
    one !== undefined && other !== undefined && betweenParts(one, other, text) !== null
  return isBeside(before, block) || isBeside(block, after)
}

type Putting = { kinds: readonly Mark[]; marks: Marks; rebuilt: Rebuilt[] }

/** A byline stays with its comment, and falls away with it; a marked one belongs to the comment that follows. */
function attachBylines(blocks: readonly Block[], { kinds, marks, rebuilt }: Putting): void {
  const own = new Map(rebuilt.flatMap((one) => (one.base === null ? [] : [[one.base, one] as const])))
  let next = 0
  for (const [i, kind] of kinds.entries()) {
    while ((rebuilt[next]?.bodies[0] ?? Number.POSITIVE_INFINITY) <= i) next += 1
    if (kind !== 'byline') continue
    const home = marks[i] === undefined ? own.get(blocks[i]?.comment ?? -1) : (rebuilt[next] ?? rebuilt.at(-1))
    home?.bylines.push(i)
  }
}

function toBlocks(blocks: readonly Block[], kinds: readonly Mark[], rebuilt: readonly Rebuilt[]): Block[] {
  const owners = new Map<number, number>()
  for (const [index, { bodies, bylines }] of rebuilt.entries()) {
    for (const i of [...bodies, ...bylines]) owners.set(i, index)
  }
  return blocks.map((block, i) => {
    const kind = kinds[i] ?? 'furniture'
    const comment = owners.get(i) ?? null
    if (kind === 'begins' || kind === 'continues') return { ...block, part: 'comment', comment }
    if (kind === 'article') return { ...block, part: block.part === 'title' ? 'title' : 'article', comment: null }
    return { ...block, part: 'leftover', comment }
  })
}

type Around = {
  separation: Separation
  text: string | null
  /** Where each comment of the separation stands now. */
  places: ReadonlyMap<number, number>
  had: ReadonlyMap<number, readonly number[]>
  own: number
}

function toComment(rebuilt: Rebuilt, { separation, text, places, had, own }: Around): SeparatedComment {
  const { blocks, comments } = separation
  const base = rebuilt.base === null ? undefined : comments[rebuilt.base]
  const bodies = rebuilt.bodies.flatMap((i) => blocks[i] ?? [])
  const parent = typeof base?.parent === 'number' ? places.get(base.parent) : undefined
  const said = readBylines(rebuilt, blocks, text)
  // A comment that has all the blocks that it had, and no more, is as it was.
  const whole = base !== undefined && had.get(rebuilt.base ?? -1)?.join() === rebuilt.bodies.join()
  return {
    kind: base?.kind ?? 'comment',
    author: said?.author ?? base?.author ?? null,
    postedAt: said?.timeText ? readTime(said.timeText) : (base?.postedAt ?? null),
    postedAtText: said?.timeText ?? base?.postedAtText ?? null,
    text: whole ? base.text : joinBodies(rebuilt.bodies, bodies, text),
    parent: parent !== undefined && parent < own ? parent : null,
    permalink: base?.permalink ?? null,
    votes: base?.votes ?? null,
    span: whole ? base.span : [bodies[0]?.span[0] ?? 0, bodies.at(-1)?.span[1] ?? 0],
  }
}

/** Neighbours as the page has them, blank lines included; others with a line end between. */
function joinBodies(indices: readonly number[], bodies: readonly Block[], text: string | null): string {
  return bodies
    .map((block, place) => {
      const before = bodies[place - 1]
      if (before === undefined) return block.text
      const neighbours = indices[place] === (indices[place - 1] ?? 0) + 1
      return `${text !== null && neighbours ? text.slice(before.span[1], block.span[0]) : '\n'}${block.text}`
    })
    .join('')
}

/** What bylines that the comment did not have before, or not as they are now, say of author and time; null without any. */
function readBylines({ bylines, base }: Rebuilt, blocks: readonly Block[], text: string | null) {
  const lines = bylines.flatMap((i) => {
    const block = blocks[i]
    const isNew = block && (base === null || block.comment !== base || isPartOfLine(blocks, i, text))
    return isNew ? [block.text] : []
  })
  if (lines.length === 0) return null
  const read = lines.map(
    (line) => readMarker(line) ?? { author: isNameLike(line) ? cleanName(line) : null, timeText: null },
  )
  return {
    author: read.find(({ author }) => author !== null)?.author ?? null,
    timeText: read.find(({ timeText }) => timeText !== null)?.timeText ?? null,
  }
}
