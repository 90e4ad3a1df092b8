import type { Column } from '#lib/datasets/archive/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

const column = (type: Column['type']) => (name: string) => ({ name, type }) satisfies Column
const [text, float, int] = [column('string'), column('float'), column('int')]

/** The columns of a row for each comment, in their order. */
export const ROW_COLUMNS: readonly Column[] = [
  ...['id', 'text', 'split'].map(text),
  { name: 'labels', type: 'strings' },
  ...ATTRIBUTES.map(float),
  text('label_source'),
  int('annotator_count'),
  ...ATTRIBUTES.map((attribute) => int(`${attribute}_positive`)),
  ...ATTRIBUTES.map((attribute) => int(`${attribute}_answered`)),
  float('agreement'),
  int('guideline_version'),
  ...['decision', 'article_id_hash', 'parent_id', 'author_hash', 'created_at', 'model_version'].map(text),
  { name: 'model_scores', type: 'scores' },
  int('pii_redactions'),
  ...['dup_group', 'dataset_version'].map(text),
]

/** The columns of a row for each answer of an annotator. */
export const ANNOTATION_COLUMNS: readonly Column[] = [
  ...['id', 'annotator_hash', 'label'].map(text),
  int('value'),
  text('batch_id'),
  { name: 'saw_model_score', type: 'bool' },
  int('guideline_version'),
  text('created_at'),
]
