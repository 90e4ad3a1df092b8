import { readMarker } from '../read-marker.ts'
import type { Claim } from '../reliability.ts'
import type { Separation } from '../schema.ts'

/** The truth about an HTML page: pieces of its text that people marked, and its comments where they are known one by one. */
export type HtmlGold = {
  id: string
  set: string
  hasComments: boolean
  commentSnippets: readonly string[]
  articleSnippets: readonly string[]
  comments: readonly { author: string | null; time: string | null; text: string }[] | null
  commentCount: number | null
  countVerified: boolean
  /** All that the annotators copied, names and times included. */
  goldCommentsRaw: string | null
}

/** The measures of one page, each a list of 0 or 1 (or of F1 values), to be averaged over all pages. */
export type HtmlMeasure = Record<HtmlMeasureName, number[]> & { claim: Claim; missed: string[]; leaked: string[] }

export const HTML_MEASURES = [
  'snippetRecall',
  'bodySnippetRecall',
  'tokenF1',
  'falseHasComments',
  'hasCommentsRecall',
  'leakedIntoArticle',
  'articleInComments',
  'articleRecall',
  'countExact',
  'authorRight',
  'authorRightOfExactTexts',
  'timeFound',
] as const
export type HtmlMeasureName = (typeof HTML_MEASURES)[number]

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []
const squash = (text: string): string => ` ${words(text).join(' ')} `
const holds = (text: string, snippet: string): boolean => text.includes(squash(snippet).trim())

function triples(text: string): Map<string, number> {
  const all = words(text)
  const counts = new Map<string, number>()
  const length = Math.min(3, all.length)
  for (let i = 0; i + length <= all.length && length > 0; i++) {
    const triple = all.slice(i, i + length).join(' ')
    counts.set(triple, (counts.get(triple) ?? 0) + 1)
  }
  return counts
}

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)

function common(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  return [...a].reduce((sum, [triple, count]) => sum + Math.min(count, b.get(triple) ?? 0), 0)
}

/** F1 over runs of three words: precision against all that the annotators copied, recall against the bodies. */
function tokenF1(found: string, { goldCommentsRaw, comments }: HtmlGold): number | null {
  const bodies = comments?.map(({ text }) => text).join('\n')
  const raw = goldCommentsRaw ?? bodies
  if (raw === undefined || raw === '') return null
  const [own, all, wanted] = [triples(found), triples(raw), triples(bodies ?? raw)]
  const precision = own.size === 0 ? 0 : common(own, all) / total(own)
  const recall = wanted.size === 0 ? 0 : common(own, wanted) / total(wanted)
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

const one = (is: boolean): number => (is ? 1 : 0)

/** The measures that need the comments one by one. */
function perComment(gold: HtmlGold, { comments }: Separation) {
  const known = gold.commentCount !== null && gold.commentCount > 0
  const stated = known && (gold.countVerified || gold.set === 'wcxb-forums-2025')
  if (!stated) return { countExact: [], authorRight: [], authorRightOfExactTexts: [], timeFound: [] }
  const byText = new Map<string, Separation['comments']>()
  for (const comment of comments)
    byText.set(squash(comment.text), [...(byText.get(squash(comment.text)) ?? []), comment])
  const pairs = (gold.comments ?? []).map((comment) => ({ comment, same: byText.get(squash(comment.text)) ?? [] }))
  const named = pairs.filter(({ comment }) => comment.author)
  const right = ({ comment, same }: (typeof pairs)[number]) =>
    one(same.some(({ author }) => squash(author ?? '') === squash(comment.author ?? '')))
  return {
    countExact: [one(comments.length === gold.commentCount)],
    authorRight: named.map(right),
    authorRightOfExactTexts: named.filter(({ same }) => same.length > 0).map(right),
    timeFound: pairs
      .filter(({ comment }) => comment.time)
      .map(({ same }) => one(same.some(({ postedAtText, postedAt }) => (postedAtText ?? postedAt) !== null))),
  }
}

/** Measures one separation of an HTML page by the gold of ../shared/eval, as its score_html.py does. */
export function measureHtml(gold: HtmlGold, separation: Separation): HtmlMeasure {
  const found = separation.comments.map(({ text }) => text).join('\n')
  const [comments, article] = [squash(found), squash(separation.article.text)]
  const has = words(found).length >= 3
  const missed = gold.commentSnippets.filter((snippet) => !holds(comments, snippet))
  const leaked = missed.filter((snippet) => holds(article, snippet))
  // Some pieces are the line that says who and when, which is no part of a comment's text.
  const bodies = gold.commentSnippets.filter((snippet) => readMarker(snippet.trim()) === null)
  const f1 = gold.hasComments ? tokenF1(found, gold) : null
  return {
    snippetRecall: gold.commentSnippets.map((snippet) => one(holds(comments, snippet))),
    bodySnippetRecall: bodies.map((snippet) => one(holds(comments, snippet))),
    tokenF1: f1 === null ? [] : [f1],
    falseHasComments: gold.hasComments ? [] : [one(has)],
    hasCommentsRecall: gold.hasComments ? [one(has)] : [],
    leakedIntoArticle: gold.commentSnippets.map((snippet) => one(leaked.includes(snippet))),
    articleInComments: gold.articleSnippets.map((snippet) => one(holds(comments, snippet))),
    articleRecall: gold.articleSnippets.map((snippet) => one(holds(article, snippet))),
    ...perComment(gold, separation),
    claim: { confidence: separation.confidence.hasComments, right: has === gold.hasComments },
    missed,
    leaked,
  }
}
