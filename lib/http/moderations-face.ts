import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { answeringFace } from '#lib/http/face.ts'
import {
  CORS,
  type FaceAnswer,
  type FaceRequest,
  keyOf,
  originOf,
  readBodyBytes,
  readHead,
} from '#lib/http/face-request.ts'
import { settingsOf } from '#lib/http/face-settings.ts'
import { scorerOfSite } from '#lib/http/face-version.ts'
import { type Gate, passGate } from '#lib/http/key-gate.ts'
import { tallyLanguage } from '#lib/http/language-tally.ts'
import { chooseLanguage } from '#lib/perspective/choose-language.ts'
import type { FaceScorer } from '#lib/perspective/face-scorer.ts'
import { isTooIntricate } from '#lib/perspective/is-too-intricate.ts'
import { type ModerationRequest, moderationResult, NOT_MODELLED, readModeration } from '#lib/perspective/moderation.ts'
import { readJson } from '#lib/perspective/read-json.ts'
import { MAX_TEXT_BYTES } from '#lib/perspective/schema.ts'

const LIMIT = 4 * 1024 * 1024

/** `POST /v1/moderations` in OpenAI's form, for what is modelled; what is not is said in a header and in the documents. */
export const moderationsFace = answeringFace({
  matches: (path) => path === '/v1/moderations',
  answer: async (incoming) => {
    const head = readHead(incoming)
    const body = await readBodyBytes(incoming, LIMIT)
    if (head.method !== 'POST') return refuse({ status: 405, message: 'Only POST is answered here.' })
    if (!body) return refuse({ status: 413, message: `The body may have at most ${LIMIT} bytes.` })
    return answer({ ...head, body, now: Date.now() })
  },
  failed: () => refuse(UNAVAILABLE),
})

async function answer(request: FaceRequest): Promise<FaceAnswer> {
  const { now } = request
  const gate = await passGate({ key: keyOf(request), scope: 'moderate', origin: originOf(request), now })
  if (!gate.ok) return refuseGate(gate)
  const settings = await settingsOf(gate.key.siteId, now)
  if (settings.strictModerations) return refuse({ status: 501, message: `Not modelled: ${NOT_MODELLED.join(', ')}.` })
  if (isTooIntricate(request.body)) return refuse({ status: 400, message: 'The body has too many values.' })
  const json = readJson(request.body)
  if (!json.ok) return refuse({ status: 400, message: 'The body is not JSON.' })
  const asked = readModeration(json.value)
  if (!asked.ok) return refuse({ status: 400, ...asked })
  const foreign = await findForeign(asked.texts, { ...settings, siteId: gate.key.siteId, now })
  return foreign ?? moderate(asked, await scorerOfSite(gate.key.siteId, now))
}

type Limits = { scoreAnyway: boolean; siteId: string; now: number }

/** Refuses a text that is too long, or in a language that is not scored. */
async function findForeign(texts: readonly string[], { scoreAnyway, siteId, now }: Limits): Promise<FaceAnswer | null> {
  for (const text of texts) {
    if (Buffer.byteLength(text) > MAX_TEXT_BYTES) {
      return refuse({ status: 400, message: `A text may have at most ${MAX_TEXT_BYTES} bytes.`, param: 'input' })
    }
    const { unsupported } = await chooseLanguage([], text)
    const refused = unsupported !== null && !scoreAnyway
    tallyLanguage(siteId, unsupported ?? 'en', { refused, now })
    const message = `The language ${unsupported} is not supported.`
    if (refused) return refuse({ status: 400, message, param: 'input', code: 'unsupported_language' })
    // A language is told here and now: between two texts others have their turn.
    await nextTurn()
  }
  return null
}

async function moderate({ texts, model }: ModerationRequest, scorer: FaceScorer | null): Promise<FaceAnswer> {
  const outcomes = scorer ? await scorer.several(texts) : []
  if (!scorer || outcomes.some(({ outcome }) => outcome === 'failed')) {
    return refuse(UNAVAILABLE)
  }
  const results = outcomes.map((one) => moderationResult(one.outcome === 'scored' ? one.scores : null))
  const skipped = outcomes.flatMap(({ outcome }, i) => (outcome === 'skipped' ? [i] : []))
  const headers: Record<string, string> = {
    'x-model-version': scorer.id,
    'x-not-modelled': NOT_MODELLED.join(', '),
  }
  if (skipped.length > 0) headers['x-skipped'] = skipped.join(', ')
  return json(200, { id: `modr-${randomUUID().replaceAll('-', '')}`, model, results }, headers)
}

const UNAVAILABLE: Refusal = { status: 503, message: 'Scoring is not possible at the moment.', type: 'server_error' }

type Refusal = { status: number; message: string; type?: string; param?: string | null; code?: string | null }

function refuse({ status, message, type = 'invalid_request_error', param = null, code = null }: Refusal): FaceAnswer {
  return json(status, { error: { message, type, param, code } })
}

function refuseGate(gate: Exclude<Gate, { ok: true }>): FaceAnswer {
  if (gate.reason === 'rate') {
    const refusal = refuse({
      status: 429,
      message: 'Rate limit reached.',
      type: 'requests',
      code: 'rate_limit_exceeded',
    })
    return { ...refusal, headers: { ...refusal.headers, 'retry-after': String(gate.retryAfter) } }
  }
  if (gate.reason === 'scope' || gate.reason === 'origin') {
    return refuse({ status: 403, message: 'This key may not be used for this, or not from here.' })
  }
  const message = gate.reason === 'missing' ? 'No API key was provided.' : 'Incorrect API key provided.'
  return refuse({ status: 401, message, code: 'invalid_api_key' })
}

function json(status: number, body: object, headers: Record<string, string> = {}): FaceAnswer {
  const type = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  return { status, headers: { ...CORS, ...type, ...headers }, body: JSON.stringify(body) }
}
