import { answerJson, answerRefusal, gateRefusal } from '#lib/http/answer-status.ts'
import { maybeCompare } from '#lib/http/compare-scores.ts'
import { type FaceAnswer, type FaceRequest, keyOf, originOf } from '#lib/http/face-request.ts'
import { settingsOf } from '#lib/http/face-settings.ts'
import { scorerOfSite } from '#lib/http/face-version.ts'
import { passGate } from '#lib/http/key-gate.ts'
import { tallyLanguage } from '#lib/http/language-tally.ts'
import { inTime } from '#lib/in-time.ts'
import type { KeyScope, StandingKey } from '#lib/keys/schema.ts'
import { type AnalyzeContext, answerAnalyze } from '#lib/perspective/answer-analyze.ts'
import { answerSuggest } from '#lib/perspective/answer-suggest.ts'
import { ATTRIBUTE_TABLE } from '#lib/perspective/attributes.ts'
import type { FaceScorer } from '#lib/perspective/face-scorer.ts'
import { isTooIntricate } from '#lib/perspective/is-too-intricate.ts'
import { keepFeedback, type OurScores } from '#lib/perspective/mutations.ts'
import { readAnalyze } from '#lib/perspective/read-analyze.ts'
import { readJson } from '#lib/perspective/read-json.ts'
import { readSuggest } from '#lib/perspective/read-suggest.ts'
import type { AnswerSettings, SuggestRequest } from '#lib/perspective/schema.ts'
import { statuses } from '#lib/perspective/status.ts'

const ANALYZE = '/v1alpha1/comments:analyze'
const SUGGEST = '/v1alpha1/comments:suggestscore'

/** Longer than it takes to keep feedback; what was not kept in time is an error, and may be kept twice if sent again. */
const KEPT_WITHIN = 5000

/** Answers one call of the contract, alone or within a batch. */
export async function answerCall(request: FaceRequest): Promise<FaceAnswer> {
  if (request.method !== 'POST') return answerRefusal(request, statuses.notFound())
  if (request.path === ANALYZE) return withKey(request, 'analyze', analyze)
  if (request.path === SUGGEST) return withKey(request, 'suggest', suggest)
  return answerRefusal(request, statuses.notFound())
}

type Call = (request: FaceRequest, json: unknown, key: StandingKey) => Promise<FaceAnswer>

/** The key is asked before anything that was sent is read. */
async function withKey(request: FaceRequest, scope: KeyScope, call: Call): Promise<FaceAnswer> {
  const gate = await passGate({ key: keyOf(request), scope, origin: originOf(request), now: request.now })
  if (!gate.ok) return answerRefusal(request, gateRefusal(gate, scope))
  if (isTooIntricate(request.body)) return answerRefusal(request, statuses.badJson('It has too many values.'))
  const json = readJson(request.body)
  return json.ok ? call(request, json.value, gate.key) : answerRefusal(request, json)
}

async function analyze(request: FaceRequest, json: unknown, { siteId }: StandingKey): Promise<FaceAnswer> {
  const read = readAnalyze(json)
  if (!read.ok) return answerRefusal(request, read)
  const settings = await settingsOf(siteId, request.now)
  const scorer = await scorerOfSite(siteId, request.now)
  if (!scorer) return answerRefusal(request, statuses.unavailable())
  const { id } = scorer
  const answer = await answerAnalyze(read.value, contextOf(settings, scorer, !read.value.doNotStore))
  if (answer.language) tallyLanguage(siteId, answer.language, { refused: !answer.ok, now: request.now })
  if (!answer.ok) return answerRefusal(request, answer)
  maybeCompare({ siteId, text: read.value.comment.text, scorer: id, scores: answer.scores, settings }, Math.random())
  const headers: Record<string, string> = { 'x-model-version': id }
  if (answer.sources.length > 0) headers['x-attribute-source'] = answer.sources.join(', ')
  return answerJson(request, answer.body, headers)
}

function contextOf(settings: AnswerSettings, scorer: FaceScorer, remember: boolean): AnalyzeContext {
  const several = (texts: readonly string[]) => scorer.several(texts)
  return { settings, scorerId: scorer.id, one: (text) => scorer.one(text, { remember }), several }
}

async function suggest(request: FaceRequest, json: unknown, key: StandingKey): Promise<FaceAnswer> {
  const read = readSuggest(json)
  if (!read.ok) return answerRefusal(request, read)
  const by = { siteId: key.siteId, keyId: key.id, now: new Date(request.now) }
  const ours = await ourScores(read.value, await scorerOfSite(key.siteId, request.now))
  await inTime(keepFeedback(read.value, ours, by), KEPT_WITHIN)
  return answerJson(request, await answerSuggest(read.value))
}

/** What we say of the same text, for the attributes that we know; null where it could not be scored. */
async function ourScores({ comment, scores }: SuggestRequest, scorer: FaceScorer | null): Promise<OurScores> {
  if (!scorer) return null
  const known = new Set(ATTRIBUTE_TABLE.map(({ name }) => name))
  const attributes = scores
    .map(({ attribute }) => ({
      name: attribute,
      base: attribute.split('@', 1)[0] ?? '',
      version: null,
      threshold: null,
    }))
    .filter(({ base }) => known.has(base))
  const { id } = scorer
  const asked = { comment, attributes, languages: ['en'], spanAnnotations: false, doNotStore: false, clientToken: null }
  const settings = { scoreAnyway: true, attributesOff: [], strictModerations: false }
  const answer = await answerAnalyze(asked, contextOf(settings, scorer, true))
  if (!answer.ok) return null
  const { attributeScores } = answer.body as { attributeScores: Record<string, { summaryScore: { value: number } }> }
  const values = Object.entries(attributeScores).map(([name, { summaryScore }]) => [name, summaryScore.value] as const)
  return { scorer: id, values: new Map(values) }
}
