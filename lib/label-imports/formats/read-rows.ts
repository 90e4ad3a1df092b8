import { SKIP_REASONS, type SkipReason } from '#lib/assignments/schema.ts'
import { OTHER_COLUMNS } from '#lib/datasets/label-rows.ts'
import {
  attributeOf,
  isRecord,
  type Known,
  type LabelRecord,
  labelsOfChoices,
  labelsOfFields,
  numberOf,
  textOf,
  timeOf,
  toRow,
  truthOf,
} from '#lib/label-imports/formats/read-labels.ts'
import { marksOfEntities, marksOfList, marksOfRegions } from '#lib/label-imports/formats/read-spans.ts'
import { readValue } from '#lib/label-imports/formats/read-value.ts'
import type { LabelFormat, ReadLabel } from '#lib/label-imports/schema.ts'

type ReadRows = (record: LabelRecord, known: Known) => ReadLabel[]

/** Our own labels, a row for each comment and annotator, as lines of JSON or as a table. */
const readOwn: ReadRows = ({ place, fields }, known) => {
  const own = (camel: string, snake: string) => fields[camel] ?? fields[snake]
  const named = isRecord(fields['labels']) ? fields['labels'] : null
  const stranger = Object.entries(named ?? fields).find(([name, value]) => isStranger(name, value, known))
  if (stranger) return [{ is: 'rejected', place, why: 'unknown-attribute', what: stranger[0].slice(0, 100) }]
  const reason = textOf(own('skipReason', 'skip_reason'))
  if (reason !== null && !isSkipReason(reason))
    return [{ is: 'rejected', place, why: 'bad-skip', what: reason.slice(0, 100) }]
  const about = {
    comment: textOf(own('commentId', 'comment_id')),
    revision: numberOf(fields['revision']),
    annotator: textOf(fields['annotator']),
    labelledAt: timeOf(own('labelledAt', 'labelled_at')),
    scoreSeen: truthOf(own('scoreSeen', 'score_seen')),
    bulk: truthOf(fields['bulk']) ?? false,
    guideline: numberOf(fields['guideline']),
    skip: reason === null ? null : { reason, at: timeOf(own('skippedAt', 'skipped_at')) },
    marks: marksOfList(place, fields['spans'], known),
  }
  return [toRow(place, labelsOfFields({ place, fields: named ?? fields }, known), about)]
}

const isSkipReason = (reason: string): reason is SkipReason => (SKIP_REASONS as readonly string[]).includes(reason)

/** A name that has a label and is no attribute here. In a table a column that says no label may be anybody's own. */
function isStranger(name: string, value: unknown, known: Known): boolean {
  if (OTHER_COLUMNS.includes(name) || attributeOf(name, known) !== undefined) return false
  const said = readValue(value)
  return said !== null && said !== undefined
}

/** The rows of an archive: what several came to, by comment. */
const readArchive: ReadRows = ({ place, fields }, known) => {
  const about = {
    comment: textOf(fields['id']),
    text: textOf(fields['text']),
    guideline: numberOf(fields['guideline_version']),
    bulk: true,
  }
  const said = labelsOfFields({ place, fields }, known)
  const marks = marksOfList(place, fields['label_spans'], known)
  // What some marked for what all came to a no for is no mark of all.
  const held =
    marks.ok && said.ok ? marks.spans?.filter(({ attribute: key }) => (said.labels[key] ?? 'no') !== 'no') : null
  return [toRow(place, said, { ...about, marks: marks.ok ? { ok: true, spans: held ?? null } : marks })]
}

/** What the competition of 2018 called what is called otherwise since. */
const RENAMED: Readonly<Record<string, string>> = {
  target: 'toxicity',
  toxic: 'toxicity',
  severe_toxic: 'severe_toxicity',
  identity_hate: 'identity_attack',
}

/** The columns of Jigsaw and of Civil Comments: the share of annotators who said yes. */
const readJigsaw: ReadRows = ({ place, fields }, known) => {
  const said = labelsOfFields({ place, fields }, known, (name) =>
    Object.hasOwn(RENAMED, name) ? (RENAMED[name] ?? name) : name,
  )
  const about = { comment: textOf(fields['id']), text: textOf(fields['comment_text'] ?? fields['text']), bulk: true }
  return [toRow(place, said, about)]
}

/** Tasks of Label Studio with an annotation each, or its short form with one a record. */
const readLabelStudio: ReadRows = ({ place, fields }, known) => {
  const data = isRecord(fields['data']) ? fields['data'] : fields
  const comment = textOf(data['comment_id'])
  const text = textOf(data['text'])
  if (!Array.isArray(fields['annotations'])) {
    const annotator = nameOf(fields['annotator'])
    const said = labelsOfChoices(place, choicesOf(fields['labels']), known)
    return [
      toRow(place, said, {
        comment,
        text,
        annotator,
        bulk: annotator === null,
        labelledAt: timeOf(fields['created_at']),
      }),
    ]
  }
  const annotations = fields['annotations'].filter(isRecord)
  return annotations.flatMap((annotation, i): ReadLabel[] => {
    // What an annotator skipped says nothing.
    if (annotation['was_cancelled'] === true) return []
    const results = Array.isArray(annotation['result']) ? annotation['result'].filter(isRecord) : []
    const choices = results.filter(({ type }) => type === 'choices')
    if (results.length > 0 && choices.length === 0) return [{ is: 'rejected', place, why: 'spans-only', what: null }]
    const chosen = choices.flatMap(({ value }) => choicesOf(value))
    // Where nobody is named, one annotation is what all came to, and several are told apart by their place.
    const unnamed = annotations.length > 1 ? `Annotator ${i + 1}` : null
    const annotator = nameOf(annotation['completed_by']) ?? unnamed
    const regions = results.filter(({ type }) => type === 'labels').map(({ value }) => value)
    const marks = marksOfRegions(place, regions, { text: text ?? '', known })
    const labelledAt = timeOf(annotation['created_at'])
    const about = { comment, text, annotator, bulk: annotator === null, labelledAt, marks }
    return [toRow(place, labelsOfChoices(place, chosen, known), about)]
  })
}

/** One choice as a text, several as a list or under `choices`. */
function choicesOf(value: unknown): string[] {
  const list = isRecord(value) ? value['choices'] : value
  if (typeof list === 'string') return [list]
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
}

function nameOf(by: unknown): string | null {
  return textOf(by) ?? (isRecord(by) ? (textOf(by['email']) ?? textOf(by['id'])) : null)
}

/** Lines of doccano's text classification. */
const readDoccano: ReadRows = ({ place, fields }, known) => {
  const label = fields['label'] ?? fields['labels'] ?? fields['cats']
  const list = Array.isArray(label) ? label : label === null || label === undefined ? [] : [label]
  if (list.some((one) => typeof one !== 'string')) return [{ is: 'rejected', place, why: 'spans-only', what: null }]
  const annotator = textOf(fields['annotator'] ?? fields['username'])
  const about = {
    comment: textOf(fields['comment_id']),
    text: textOf(fields['text']),
    annotator,
    bulk: annotator === null,
    marks: marksOfEntities(place, fields['entities'], known),
  }
  return [toRow(place, labelsOfChoices(place, list, known), about)]
}

/** Any table or objects, by the names that a person gave. */
const readColumns: ReadRows = ({ place, fields }, known) => {
  const { comment, text, annotator } = known.reading.columns
  const at = (name: string | undefined) => (name === undefined ? null : textOf(fields[name]))
  const about = { comment: at(comment), text: at(text), annotator: at(annotator), bulk: annotator === undefined }
  return [toRow(place, labelsOfFields({ place, fields }, known), about)]
}

/** A reader for each form of labels: one record in, a row for each annotator out. */
export const READERS: Readonly<Record<LabelFormat, ReadRows>> = {
  labels: readOwn,
  archive: readArchive,
  jigsaw: readJigsaw,
  'label-studio': readLabelStudio,
  doccano: readDoccano,
  columns: readColumns,
}

/** What a file is, by the fields of its first record. */
export function recogniseFormat(fields: Readonly<Record<string, unknown>>): LabelFormat {
  const has = (...names: string[]) => names.every((name) => Object.hasOwn(fields, name))
  if (has('commentId', 'annotator', 'labels') || has('comment_id', 'annotator', 'score_seen')) return 'labels'
  if (has('id', 'dup_group', 'dataset_version')) return 'archive'
  if (has('comment_text')) return 'jigsaw'
  if (has('data', 'annotations') || has('annotation_id', 'labels')) return 'label-studio'
  if (has('text', 'label') || has('text', 'cats')) return 'doccano'
  return 'columns'
}
