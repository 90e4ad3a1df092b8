import { recordEvent } from '#lib/audit/mutations.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { ingestPage } from '#lib/ingest/ingest-page.ts'
import { storePage } from '#lib/ingest/mutations.ts'
import { planPage } from '#lib/ingest/plan-page.ts'
import { scoreArticle } from '#lib/ingest/score-article.ts'
import { ATTRIBUTES, type ScoreOutcome, type Scorer, type Scores } from '#lib/scoring/schema.ts'
import type { Separation } from '#lib/separation/schema.ts'
import { siteByKey } from '#lib/sites/data.ts'
import { createSite } from '#lib/sites/mutations.ts'

export const NOW = new Date('2026-11-22T12:00:00.000Z')
export const PSEUDONYM_KEY = 'a key for tests that is long enough'
export const SYSTEM = { kind: 'system' } as const

/** A site of its own, with its first policy and guideline. */
export async function makeSite(key = `site-${newId().slice(-12)}`): Promise<string> {
  await createSite({ key, name: key }, { actor: SYSTEM, now: NOW })
  const site = await siteByKey(key)
  if (!site) throw new Error('the site was not made')
  return site.id
}

/** A person, without the way in by sign-in. */
export async function makePerson(name: string): Promise<string> {
  const id = newId()
  await db().$transaction(async (tx) => {
    await tx.user.create({ data: { id, email: `${id}@example.org`, name, createdAt: NOW } })
    const payload = { role: 'moderator', siteId: null }
    await recordEvent(tx, { name: 'user.created', actor: SYSTEM, siteId: null, subjectId: id, payload }, NOW)
  })
  return id
}

/** A page of text whose comments are certain: a section header and an author line before each. */
export function pageOf(comments: readonly string[], title = 'The council meets on Monday'): string {
  const article = 'The council will meet on Monday to vote on the new budget, officials said in a statement.'
  const paragraphs = Array.from({ length: 6 }, (_, index) => `${article} The mayor spoke for ${index + 2} hours.`)
  const thread = comments.flatMap((text, index) => [`Reader${index} said...`, text])
  return [title, ...paragraphs, `${comments.length} comments:`, ...thread].join('\n\n')
}

export async function importText(siteId: string, text: string) {
  const source = { kind: 'text' as const, text }
  const page = { siteId, source, correction: null, origin: 'web' as const, actor: SYSTEM, now: NOW }
  return ingestPage(page, { pseudonymKey: PSEUDONYM_KEY })
}

/** A scorer whose answer is a function of the text: "toxicity 0.9" scores so, "fail" fails, blank is skipped. */
export const fakeScorer: Scorer = {
  id: 'fake@1',
  digest: 'f'.repeat(64),
  score: async (texts) => texts.map(fakeOutcome),
  close: async () => {},
}

function fakeOutcome(text: string): ScoreOutcome {
  if (text.includes('fail')) return { outcome: 'failed', reason: 'timed-out' }
  if (text.trim() === '') return { outcome: 'skipped', reason: 'empty' }
  const scores = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, 0])) as Scores
  for (const attribute of ATTRIBUTES) {
    const said = new RegExp(`\\b${attribute} (0\\.\\d+|1)`).exec(text)?.[1]
    if (said) scores[attribute] = Number(said)
  }
  return { outcome: 'scored', scores, confidence: 1, spans: [] }
}

/**
 * An article with exactly these comments, each of an author of its own, waiting for a score. Stored on the way of every
 * page, but for the separation, which is made as it would be if nothing were uncertain.
 */
export async function makeArticle(siteId: string, texts: readonly string[]): Promise<string> {
  const text = pageOf(texts, `Page ${newId()}`)
  const comments = texts.map((body, index) => ({ ...NO_META, author: `Reader${index}`, text: body }))
  const separation: Separation = { ...NO_SEPARATION, title: text.slice(0, 41), comments }
  const plan = planPage(separation, { siteId, newId, pseudonymKey: PSEUDONYM_KEY })
  const page = { siteId, source: { kind: 'text' as const, text }, correction: null, origin: 'web' as const }
  const whole = { ...page, actor: SYSTEM, now: NOW }
  const outcome = await storePage({ page: whole, source: text, separation, corrected: null, waiting: false, plan })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.articleId
}

const NO_META = {
  kind: 'comment' as const,
  postedAt: null,
  postedAtText: null,
  parent: null,
  permalink: null,
  votes: null,
  span: [0, 0] as const,
}
const NO_SEPARATION = {
  version: 'made@1',
  article: { text: 'An article.', spans: [], author: null, publishedAtText: null },
  blocks: [],
  confidence: { border: 1, hasComments: 1 },
  warnings: [],
  evidence: [],
}

/** An article with these comments, scored by the fake scorer or another one. Answers their ids in order. */
export async function makeComments(
  siteId: string,
  texts: readonly string[],
  scorer: Scorer = fakeScorer,
): Promise<string[]> {
  const articleId = await makeArticle(siteId, texts)
  await scoreArticle(articleId, { scorer, now: () => NOW })
  const rows = await db().comment.findMany({ where: { articleId }, orderBy: { position: 'asc' } })
  return rows.map((row) => row.id)
}
