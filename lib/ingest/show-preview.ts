import {
  BLOCKS_SHOWN,
  CHARACTERS_SHOWN,
  COMMENTS_SHOWN,
  type PagePreview,
  type PreviewBlock,
  type PreviewComment,
  type ShownText,
} from '#lib/ingest/page-preview.ts'
import { findFirstCommentBlock } from '#lib/separation/find-first-comment-block.ts'
import type { BorderCorrection, Part, SeparatedComment, Separation } from '#lib/separation/schema.ts'
import { surenessOf } from '#lib/separation/sureness.ts'
import { asVotes, webAddress } from '#lib/text.ts'

type Asked = {
  correction: BorderCorrection | null
  blocksFrom?: number | undefined
  commentsFrom?: number | undefined
  knownAs: string | null
}

/** What a person is shown of a separation: the counts of all of it, and the part of its blocks and comments asked for. */
export function showPreview(separation: Separation, asked: Asked): PagePreview {
  const { blocks, comments, confidence, warnings } = separation
  const border = asked.correction ? asked.correction.firstCommentBlock : findFirstCommentBlock(separation)
  const from = windowStart(blocks.length, asked.blocksFrom ?? (border ?? 0) - BLOCKS_SHOWN / 2)
  const commentsFrom = Math.min(asked.commentsFrom ?? 0, Math.max(0, comments.length - 1))
  const sureness = { border: surenessOf(confidence.border), hasComments: surenessOf(confidence.hasComments) }
  return {
    title: separation.title,
    author: separation.article.author,
    publishedAtText: separation.article.publishedAtText,
    counts: {
      blocks: blocks.length,
      articleBlocks: count(separation, ['title', 'article']),
      leftovers: count(separation, ['leftover']),
      comments: comments.length,
    },
    border,
    moved: asked.correction !== null,
    blocks: { from, shown: blocks.slice(from, from + BLOCKS_SHOWN).map(showBlock) },
    comments: { from: commentsFrom, shown: showComments(comments, commentsFrom) },
    sureness,
    warnings,
    evidence: separation.evidence,
    sure: warnings.length === 0 && Object.values(sureness).every((one) => one === 'sure'),
    knownAs: asked.knownAs,
  }
}

/** A text up to a number of UTF-16 code units, never cut inside a character. */
export function cutText(text: string, limit: number): ShownText {
  if (text.length <= limit) return { text, more: 0 }
  const last = text.charCodeAt(limit - 1)
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit
  return { text: text.slice(0, end), more: text.length - end }
}

function windowStart(length: number, wanted: number): number {
  return Math.max(0, Math.min(Math.floor(wanted), length - BLOCKS_SHOWN))
}

function count({ blocks }: Separation, parts: readonly Part[]): number {
  return blocks.reduce((sum, block) => sum + (parts.includes(block.part) ? 1 : 0), 0)
}

function showBlock({ text, span, part, comment }: Separation['blocks'][number]): PreviewBlock {
  return { ...cutText(text, CHARACTERS_SHOWN), start: span[0], part, comment }
}

function showComments(comments: readonly SeparatedComment[], from: number): PreviewComment[] {
  const depths: number[] = []
  for (const { parent } of comments) depths.push(parent === null ? 0 : (depths[parent] ?? 0) + 1)
  return comments.slice(from, from + COMMENTS_SHOWN).map((comment, index) => ({
    ...cutText(comment.text, CHARACTERS_SHOWN),
    kind: comment.kind,
    author: comment.author,
    time: comment.postedAtText,
    permalink: webAddress(comment.permalink),
    votes: asVotes(comment.votes),
    depth: depths[from + index] ?? 0,
  }))
}
