import type { Pseudonyms } from '#lib/datasets/archive/make-pseudonyms.ts'
import { type Move, moveSpans } from '#lib/datasets/archive/move-spans.ts'
import { redactPersonalData } from '#lib/datasets/archive/redact-personal-data.ts'
import type { AnnotationRow, ArchiveRow } from '#lib/datasets/archive/schema.ts'
import { orderSpans } from '#lib/datasets/order-spans.ts'
import type { LabelSpan } from '#lib/datasets/schema.ts'
import { counts, isPositive } from '#lib/datasets/snapshots/count-answers.ts'
import type { About, Answer, Answers, Said, Selection, Split } from '#lib/datasets/snapshots/schema.ts'
import type { MarkedSpan } from '#lib/labels/schema.ts'
import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'

/** A row of a snapshot with its text, as the database has it. */
export type StoredRow = {
  commentId: string
  split: Split
  groupKey: string
  duplicateGroup: string
  text: string
  answers: Answers
  said: Said[]
  about: About
}

type Context = {
  version: string
  selection: Pick<Selection, 'bulk' | 'blindOnly'>
  pseudonyms: Pseudonyms
  /** What is labelled in the snapshot, in its order. */
  attributes: readonly string[]
  /** Whether personal data is taken out of texts. */
  redact: boolean
}

/** Ids of comments begin with a letter, so that no program takes one for a number. */
export const commentName = (id: string): string => `c_${id}`

/** A row of an archive, and how much of what kind was redacted in it. What nobody answered is null, never 0. */
export function toArchiveRow(row: StoredRow, { version, selection, pseudonyms, attributes, redact }: Context) {
  const whole = row.text.toWellFormed()
  const {
    text,
    counts: redactions,
    moves,
  } = redact ? redactPersonalData(whole) : { text: whole, counts: {}, moves: [] }
  const counted = row.said.filter((one) => counts(one, selection))
  const annotators = new Set(counted.map((one) => one.by)).size
  const { about, answers } = row
  const adjudicated = Object.values(answers).some((answer) => answer.settled)
  const made: ArchiveRow = {
    id: commentName(row.commentId),
    text,
    lang: about.language ?? null,
    split: row.split,
    label_spans: spansOf(counted, moves),
    labels: attributes.filter((attribute) => isPositive(answers[attribute])),
    ...perAttribute(attributes, (attribute) => [attribute, fraction(answers[attribute])]),
    label_source: adjudicated ? 'adjudicated' : annotators > 1 ? 'consensus' : 'single',
    adjudicated,
    gold: about.gold === true,
    annotator_count: annotators,
    ...perAttribute(attributes, (attribute) => [`${attribute}_positive`, answers[attribute]?.positive ?? 0]),
    ...perAttribute(attributes, (attribute) => [`${attribute}_answered`, answers[attribute]?.answered ?? 0]),
    agreement: agreementOf(answers),
    guideline_version: Math.max(0, ...counted.map((one) => one.guideline)),
    decision: about.decision,
    article_id_hash: pseudonyms('article', row.groupKey),
    parent_id: about.parentId && commentName(about.parentId),
    author_hash: about.author && pseudonyms('author', about.author),
    created_at: about.postedAt,
    ...modelOf(about),
    model_scores: floatsOf(about.scores),
    model_threshold: floatsOf(about.scores && about.thresholds),
    pii_redactions: Object.values(redactions).reduce((sum, count) => sum + count, 0),
    // Keyed: the digest of a short text gives away what is redacted in it to whoever guesses.
    dup_group: pseudonyms('text', row.duplicateGroup),
    dataset_version: version,
  }
  return { row: made, redactions }
}

/** The answers of each annotator, bulk ones too, which are marked, and who skipped the comment. */
export function toAnnotations({ commentId, said, about }: StoredRow, pseudonyms: Pseudonyms): AnnotationRow[] {
  const answers = said.map((one) => ({
    id: commentName(commentId),
    annotator_hash: pseudonyms('annotator', one.by),
    label: one.attribute,
    value: one.value === 'unsure' ? null : one.value === 'yes' ? (1 as const) : (0 as const),
    skipped: false,
    skip_reason: null,
    batch_id: one.batchId,
    saw_model_score: one.seen,
    lead_time_ms: one.leadMs ?? null,
    guideline_version: one.guideline,
    created_at: one.at,
  }))
  const skips = (about.skips ?? []).map((one) => ({
    id: commentName(commentId),
    annotator_hash: pseudonyms('annotator', one.by),
    label: null,
    value: null,
    skipped: true,
    skip_reason: one.reason,
    batch_id: null,
    saw_model_score: false,
    lead_time_ms: one.leadMs,
    guideline_version: one.guideline,
    created_at: one.at,
  }))
  return [...answers, ...skips]
}

/** A scorer is named by its name and its version with an @ between. */
function modelOf({ scorer, scorerDigest }: About) {
  const [name = null, version = null] = scorer?.split(/@(.*)/s, 2) ?? []
  return { model_name: name, model_version: version, model_digest: scorer ? (scorerDigest ?? null) : null }
}

/** A number for each of the seven; what is not known is null, for 0 is a score. */
function floatsOf(numbers: About['scores'] | undefined): Record<Attribute, number | null> | null {
  if (!numbers) return null
  const float = (number: number | undefined) => (number === undefined ? null : Math.fround(number))
  const entries = ATTRIBUTES.map((attribute) => [attribute, float(numbers[attribute])] as const)
  return Object.fromEntries(entries) as Record<Attribute, number | null>
}

type Own<V> = Record<Attribute, V> & Record<`${Attribute}_positive` | `${Attribute}_answered`, V>

/** The seven are always among the attributes. */
function perAttribute<A extends string, V>(attributes: readonly A[], entry: (attribute: A) => [string, V]): Own<V> {
  return Object.fromEntries(attributes.map(entry)) as Own<V>
}

/** What annotators marked, where it stands in the redacted text. */
function spansOf(counted: readonly Said[], moves: readonly Move[]): LabelSpan[] {
  const marked: Record<string, MarkedSpan[]> = {}
  for (const { attribute, spans } of counted) {
    if (spans) marked[attribute] = [...(marked[attribute] ?? []), ...moveSpans(spans, moves)]
  }
  return orderSpans(marked)
}

/** What was settled, or the share of yes; null where nobody answered, or it was settled that nobody can say. */
function fraction(answer: Answer | undefined): number | null {
  if (answer?.settled) return answer.settled === 'unsure' ? null : answer.settled === 'yes' ? 1 : 0
  return answer && answer.answered > 0 ? Math.fround(answer.positive / answer.answered) : null
}

/** The share of equal pairs of answers, averaged over the attributes that two or more answered. */
function agreementOf(answers: Answers): number | null {
  const shared = Object.values(answers).filter(({ answered }) => answered > 1)
  const shares = shared.map(
    ({ positive: yes, answered: n }) => (yes * (yes - 1) + (n - yes) * (n - yes - 1)) / (n * (n - 1)),
  )
  return shares.length > 0 ? Math.fround(shares.reduce((sum, share) => sum + share, 0) / shares.length) : null
}
