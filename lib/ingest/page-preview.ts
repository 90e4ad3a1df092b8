import type { CommentKind, Part, WarningCode } from '#lib/separation/schema.ts'
import type { Sureness } from '#lib/separation/sureness.ts'

/** The largest upload, in bytes. No encoding makes more UTF-16 code units than bytes, so that it is a page's limit too. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024

/** How much of a page a preview shows at once: a browser must not hold 10 MB of it. */
export const BLOCKS_SHOWN = 240
export const COMMENTS_SHOWN = 100
export const CHARACTERS_SHOWN = 4000

/** A text as far as it is shown, and how many characters more there are. */
export type ShownText = { text: string; more: number }

/** `start` is where it begins in the page's source, in UTF-16 units; what is shown of a text page is its text from there on. */
export type PreviewBlock = ShownText & { start: number; part: Part; comment: number | null }
export type PreviewComment = ShownText & {
  /** A pingback is shown, and not imported. */
  kind: CommentKind
  author: string | null
  time: string | null
  /** Its own address, where it leads to the web. */
  permalink: string | null
  votes: number | null
  depth: number
}

/** A page as separated, before it is stored. `border` is the first block of the comments; null where there are none. */
export type PagePreview = {
  title: string | null
  author: string | null
  publishedAtText: string | null
  counts: { blocks: number; articleBlocks: number; leftovers: number; comments: number }
  border: number | null
  /** Whether a person moved the border. */
  moved: boolean
  /** The part of the blocks that is shown, from the index `from` on; likewise of the comments. */
  blocks: { from: number; shown: PreviewBlock[] }
  comments: { from: number; shown: PreviewComment[] }
  sureness: { border: Sureness; hasComments: Sureness }
  warnings: WarningCode[]
  evidence: string[]
  /** Whether it may be imported without a person having looked at it. */
  sure: boolean
  /** The article that this very page became when it was imported before. */
  knownAs: string | null
}

export type PreviewOutcome =
  | { ok: true; preview: PagePreview }
  | { ok: false; reason: 'empty' | 'no-such-block' | 'too-heavy' }
