import type { ArchiveRow } from '#lib/datasets/archive/schema.ts'
import { pointsBefore } from '#lib/datasets/code-points.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

/** The marks for what a row is labelled with: programs that have no shares know no marks for anything else. */
const marksOf = (row: ArchiveRow) => row.label_spans.filter(({ attribute }) => row.labels.includes(attribute))

/** Whether anything was answered: what all were unsure of is not a text without labels. */
const isAnswered = (row: ArchiveRow, attributes: readonly string[]) =>
  attributes.some((attribute) => row[attribute as Attribute] !== null)

/**
 * A task of Label Studio with the consensus as its annotation, marks as regions that are counted in code points; none
 * where nobody could say. Who annotated is left out: its import knows nobody.
 */
export function labelStudioTask(row: ArchiveRow, attributes: readonly string[]): object {
  const from = { from_name: 'labels', to_name: 'text', type: 'choices' }
  const chosen = row.labels.length > 0 ? [{ id: `r_${row.id}`, ...from, value: { choices: row.labels } }] : []
  const regions = marksOf(row).map(({ attribute, start, end }, index) => {
    const place = { start: pointsBefore(row.text, start), end: pointsBefore(row.text, end) }
    const value = { ...place, text: row.text.slice(start, end), labels: [attribute] }
    return { id: `s_${row.id}_${index + 1}`, from_name: 'marks', to_name: 'text', type: 'labels', value }
  })
  const annotation = { result: [...chosen, ...regions], was_cancelled: false, ground_truth: false }
  return {
    data: { text: row.text, comment_id: row.id, article_id: row.article_id_hash, split: row.split },
    annotations: isAnswered(row, attributes) ? [annotation] : [],
  }
}

/** The labelling config that the tasks belong to. */
export function labelStudioConfig(attributes: readonly string[]): string {
  const hotkey = (index: number) => (index < 9 ? ` hotkey="${index + 1}"` : '')
  const choices = attributes.map((attribute, index) => `    <Choice value="${attribute}"${hotkey(index)}/>`)
  const labels = attributes.map((attribute) => `    <Label value="${attribute}"/>`)
  return [
    '<View>\n  <Text name="text" value="$text"/>',
    '  <Choices name="labels" toName="text" choice="multiple" showInline="true">',
    ...choices,
    '  </Choices>\n  <Labels name="marks" toName="text">',
    ...labels,
    '  </Labels>\n</View>\n',
  ].join('\n')
}

/** A line for doccano, marks as entities that are counted in UTF-16 code units. */
export function doccanoLine(row: ArchiveRow): object {
  const entities = marksOf(row).map(({ attribute, start, end }) => [start, end, attribute])
  return { text: row.text, label: row.labels, entities, comment_id: row.id, split: row.split }
}

const COLOURS = ['#b45309', '#1d4ed8', '#047857', '#b91c1c', '#a21caf', '#334155', '#4d7c0f']

/** The label types of doccano, which it takes by name. */
export function doccanoLabels(attributes: readonly string[]): object[] {
  return attributes.map((attribute, index) => ({
    text: attribute,
    prefix_key: null,
    suffix_key: index < 9 ? String(index + 1) : null,
    background_color: COLOURS[index % COLOURS.length],
    text_color: '#ffffff',
  }))
}

/** A line for Prodigy's choice view; it ignores what nobody could say anything of. */
export function prodigyLine(row: ArchiveRow, attributes: readonly string[]): object {
  return {
    text: row.text,
    options: attributes.map((id) => ({ id, text: id })),
    accept: row.labels,
    answer: isAnswered(row, attributes) ? 'accept' : 'ignore',
    meta: { comment_id: row.id, split: row.split },
    _view_id: 'choice',
  }
}

/** A program that loads the Parquet files into Argilla: labels as suggestions, for it knows no other annotators. */
export const argillaLoader = (
  attributes: readonly string[],
): string => `# Loads this archive into Argilla 2.x: python import_argilla.py NAME, from the folder of README.md.
# Argilla takes no empty list of labels: a comment without a label comes without a suggestion.
import sys
import argilla as rg
from datasets import load_dataset

LABELS = ${JSON.stringify(attributes)}
client = rg.Argilla()
settings = rg.Settings(
    fields=[rg.TextField(name="text")],
    questions=[rg.MultiLabelQuestion(name="labels", labels=LABELS, required=False)],
    allow_extra_metadata=True,
)
dataset = rg.Dataset(name=sys.argv[1], settings=settings, client=client)
dataset.create()


def to_record(row):
    suggestions = [rg.Suggestion("labels", row["labels"])] if row["labels"] else []
    metadata = {"split": row["split"]}
    return rg.Record(id=row["id"], fields={"text": row["text"]}, metadata=metadata, suggestions=suggestions)


rows = load_dataset("parquet", data_files="data/*.parquet", split="train")
dataset.records.log([to_record(row) for row in rows])
`
