import { type AttributeEntry, attributeEntry, type Judged } from '#lib/perspective/attributes.ts'
import { blankMarkup } from '#lib/perspective/blank-markup.ts'
import { type ChosenLanguage, chooseLanguage } from '#lib/perspective/choose-language.ts'
import { findSentences } from '#lib/perspective/find-sentences.ts'
import { judgeText, type TextSigns } from '#lib/perspective/judge-text.ts'
import { shown } from '#lib/perspective/read-fields.ts'
import type { AnalyzeRequest, AnswerSettings, Refused, RequestedAttribute } from '#lib/perspective/schema.ts'
import { statuses } from '#lib/perspective/status.ts'
import type { ScoreOutcome, Scores } from '#lib/scoring/schema.ts'
import type { Span } from '#lib/text.ts'

/** What an answer needs from outside. `one` scores the whole text, `several` its sentences. */
export type AnalyzeContext = {
  settings: AnswerSettings
  /** Name and version of the scorer, such as "embedded@1". */
  scorerId: string
  one: (text: string) => Promise<ScoreOutcome>
  several: (texts: readonly string[]) => Promise<ScoreOutcome[]>
}

/** `sources` says for each attribute that is not direct where its value comes from; `language` is for the counters. */
export type Analyzed = { ok: true; body: object; sources: string[]; language: string; scores: AnalyzedScores }

/** Of the direct attributes, under the names that they were asked for. */
export type AnalyzedScores = ReadonlyMap<string, number>

type Wanted = RequestedAttribute & { entry: AttributeEntry }

/** Answers an AnalyzeComment request by the contract. What cannot be scored is an error, never a number. */
export async function answerAnalyze(
  request: AnalyzeRequest,
  context: AnalyzeContext,
): Promise<Analyzed | (Refused & { language?: string })> {
  const wanted = wantedAttributes(request, context)
  if (!wanted.ok) return wanted
  const text = request.comment.type === 'HTML' ? blankMarkup(request.comment.text) : request.comment.text
  const chosen = await chooseLanguage(request.languages, text)
  const language = chosen.unsupported ?? 'en'
  if (chosen.unsupported !== null && !context.settings.scoreAnyway) {
    return { ...statuses.language(wanted.value[0]?.name ?? '', toError(chosen)), language }
  }
  const spans: Span[] = request.spanAnnotations ? findSentences(text) : []
  // At once: a long text and its sentences have a thread each.
  const [outcome, judged] =
    spans.length > 0
      ? await Promise.all([context.one(text), judgeSpans(text, spans, context)])
      : [await context.one(text), []]
  if (outcome.outcome !== 'scored') return notScored(outcome)
  if (!judged) return statuses.unavailable()
  const whole = { span: [0, request.comment.text.length] as Span, of: judge(text, outcome.scores) }
  const attributeScores: Record<string, object> = {}
  const scores = new Map<string, number>()
  for (const one of wanted.value) {
    const value = one.entry.value(whole.of)
    if (one.entry.source === 'direct' && one.version === null) scores.set(one.name, value)
    if (one.threshold !== null && value < one.threshold) continue
    const parts = request.spanAnnotations && judged.length > 0 ? judged : [whole]
    attributeScores[one.name] = {
      spanScores: parts.map(({ span, of }) => ({ begin: span[0], end: span[1], score: toScore(one.entry.value(of)) })),
      summaryScore: toScore(value),
    }
  }
  return {
    ok: true,
    body: toBody(attributeScores, chosen, request),
    sources: sourcesOf(wanted.value),
    language,
    scores,
  }
}

function wantedAttributes(request: AnalyzeRequest, { settings, scorerId }: AnalyzeContext) {
  const wanted: Wanted[] = []
  for (const asked of request.attributes) {
    const entry = settings.attributesOff.includes(asked.base) ? undefined : attributeEntry(asked.base)
    if (!entry || !isOurs(asked.version, scorerId)) return statuses.unknownAttribute(shown(asked.name))
    wanted.push({ ...asked, entry })
  }
  return { ok: true as const, value: wanted }
}

/** The old service's version numbers are taken and mirrored; one that names a scorer of ours must be the one here. */
function isOurs(version: string | null, scorerId: string): boolean {
  if (version === null || version === scorerId) return true
  return /^\d{1,9}$/.test(version)
}

const toError = ({ languages, detected }: ChosenLanguage) =>
  detected.length > 0 ? { requested: [], detected } : { requested: languages.map(shown), detected: [] }

function notScored(outcome: Exclude<ScoreOutcome, { outcome: 'scored' }>): Refused {
  if (outcome.outcome === 'failed') return outcome.reason === 'timed-out' ? statuses.tooLate() : statuses.unavailable()
  return outcome.reason === 'empty' ? statuses.commentEmpty() : statuses.noLanguage()
}

type JudgedSpan = { span: Span; of: Judged }

/** The sentences that have something to score; null where scoring one of them failed. */
async function judgeSpans(text: string, spans: Span[], { several }: AnalyzeContext): Promise<JudgedSpan[] | null> {
  if (spans.length === 0) return []
  const texts = spans.map(([begin, end]) => text.slice(begin, end))
  const outcomes = await several(texts)
  const judged: JudgedSpan[] = []
  for (const [i, span] of spans.entries()) {
    const outcome = outcomes[i]
    if (!outcome || outcome.outcome === 'failed') return null
    if (outcome.outcome === 'scored') judged.push({ span, of: judge(texts[i] ?? '', outcome.scores) })
  }
  return judged
}

/** The text is looked at once, and only when a heuristic asks. */
function judge(text: string, scores: Scores): Judged {
  let signs: TextSigns | undefined
  return {
    text,
    scores,
    signs: () => {
      signs ??= judgeText(text)
      return signs
    },
  }
}

const toScore = (value: number) => ({ value, type: 'PROBABILITY' })

function toBody(attributeScores: object, { languages, detected }: ChosenLanguage, { clientToken }: AnalyzeRequest) {
  return {
    attributeScores,
    languages,
    ...(clientToken !== null && { clientToken }),
    ...(detected.length > 0 && { detectedLanguages: detected }),
  }
}

function sourcesOf(wanted: readonly Wanted[]): string[] {
  const near = wanted.filter(({ entry }) => entry.source !== 'direct')
  return near.map(({ base, entry }) => `${base}=${entry.source}`)
}
