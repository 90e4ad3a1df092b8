import { readComment } from '#lib/perspective/read-analyze.ts'
import { readContext } from '#lib/perspective/read-context.ts'
import {
  asLanguages,
  asList,
  asNumber,
  asObject,
  asString,
  field,
  type Read,
  refuseScoreType,
  shown,
} from '#lib/perspective/read-fields.ts'
import type { SuggestedScore, SuggestRequest } from '#lib/perspective/schema.ts'
import { statuses } from '#lib/perspective/status.ts'

/** What a moderator's decision brings: a few attributes. */
const MAX_SCORES = 50
const MAX_SPANS = 1000

type Json = Record<string, unknown>

/** Reads a SuggestCommentScore request. Everything in it is kept, so everything in it is checked. */
export function readSuggest(json: unknown): Read<SuggestRequest> {
  const body = asObject(json, '')
  if (!body.ok) return body
  const comment = readComment(field(body.value, 'comment'))
  if (!comment.ok) return comment
  const scores = readScores(field(body.value, 'attributeScores'), comment.value.text.length)
  if (!scores.ok) return scores
  const context = readContext(field(body.value, 'context'))
  if (!context.ok) return context
  const languages = asLanguages(field(body.value, 'languages'))
  if (!languages.ok) return languages
  const names = readNames(body.value)
  if (!names.ok) return names
  const value = { comment: comment.value, scores: scores.value, context: context.value, languages: languages.value }
  return { ok: true, value: { ...value, ...names.value } }
}

function readNames(body: Json): Read<Pick<SuggestRequest, 'communityId' | 'clientToken' | 'sessionId'>> {
  const communityId = asString(field(body, 'communityId'), 'community_id')
  if (!communityId.ok) return communityId
  const clientToken = asString(field(body, 'clientToken'), 'client_token')
  if (!clientToken.ok) return clientToken
  const sessionId = asString(field(body, 'sessionId'), 'session_id')
  if (!sessionId.ok) return sessionId
  const value = { communityId: communityId.value, clientToken: clientToken.value, sessionId: sessionId.value }
  return { ok: true, value }
}

function readScores(value: unknown, length: number): Read<SuggestedScore[]> {
  const given = asObject(value, 'attribute_scores')
  if (!given.ok) return given
  const names = Object.keys(given.value)
  if (names.length === 0 || names.length > MAX_SCORES) return statuses.noScores()
  const scores: SuggestedScore[] = []
  for (const attribute of names) {
    const score = readScore(attribute, given.value[attribute], length)
    if (!score.ok) return score
    scores.push(score.value)
  }
  return { ok: true, value: scores }
}

function readScore(attribute: string, value: unknown, length: number): Read<SuggestedScore> {
  const path = `attribute_scores[${shown(attribute)}].value`
  if (!/^[A-Z][A-Z0-9_]{0,79}(@[\w.@-]{1,40})?$/.test(attribute)) return statuses.unknownAttribute(shown(attribute))
  const scores = asObject(value, path)
  if (!scores.ok) return scores
  const summary = readProbability(field(scores.value, 'summaryScore'), attribute)
  if (!summary.ok) return summary
  const list = asList(field(scores.value, 'spanScores'))
  if (list.length > MAX_SPANS) return statuses.spanRange(shown(attribute))
  const spans: SuggestedScore['spans'] = []
  for (const one of list) {
    const span = readSpan(one, attribute, length)
    if (!span.ok) return span
    spans.push(span.value)
  }
  if (summary.value === null && spans.length === 0) return statuses.noScores()
  return { ok: true, value: { attribute, value: summary.value, spans } }
}

function readProbability(value: unknown, attribute: string): Read<number | null> {
  if (value === undefined) return { ok: true, value: null }
  const score = asObject(value, 'score')
  if (!score.ok) return score
  const refused = refuseScoreType(field(score.value, 'type'), attribute, 'score.type')
  if (refused) return refused
  // A number that is left out is 0 in proto3.
  const number = asNumber(field(score.value, 'value') ?? 0, 'score.value')
  if (!number.ok || number.value === null) return number
  if (number.value < 0 || number.value > 1) return statuses.scoreRange(attribute)
  // Six places: numbers too small for the database's 32 bits are 0.
  return { ok: true, value: Math.round(number.value * 1e6) / 1e6 }
}

function readSpan(value: unknown, attribute: string, length: number): Read<SuggestedScore['spans'][number]> {
  const span = asObject(value, 'span_scores')
  if (!span.ok) return span
  const begin = asNumber(field(span.value, 'begin'), 'span_scores.begin')
  if (!begin.ok) return begin
  const end = asNumber(field(span.value, 'end'), 'span_scores.end')
  if (!end.ok) return end
  const score = readProbability(field(span.value, 'score'), attribute)
  if (!score.ok) return score
  const [from, to] = [begin.value ?? -1, end.value ?? -1]
  const within = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to > from && to <= length
  if (!within || score.value === null) return statuses.spanRange(shown(attribute))
  return { ok: true, value: { begin: from, end: to, value: score.value } }
}
