import type { Column } from '#lib/datasets/archive/schema.ts'
import type { Summary } from '#lib/datasets/snapshots/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

const column = (type: Column['type']) => (name: string) => ({ name, type }) satisfies Column
const [text, float, int] = [column('string'), column('float'), column('int')]

/** What is labelled in a snapshot: the seven, then the site's own by key. */
export function snapshotAttributes({ own = [] }: Pick<Summary, 'own'>): string[] {
  return [...ATTRIBUTES, ...own.map((one) => one.key)]
}

/** The columns of a row for each comment, in their order. */
export const rowColumns = (attributes: readonly string[]): readonly Column[] => [
  ...['id', 'text', 'lang', 'split'].map(text),
  { name: 'label_spans', type: 'spans' },
  { name: 'labels', type: 'strings' },
  ...attributes.map(float),
  text('label_source'),
  ...['adjudicated', 'gold'].map(column('bool')),
  int('annotator_count'),
  ...attributes.map((attribute) => int(`${attribute}_positive`)),
  ...attributes.map((attribute) => int(`${attribute}_answered`)),
  float('agreement'),
  int('guideline_version'),
  ...[
    'decision',
    'article_id_hash',
    'parent_id',
    'author_hash',
    'created_at',
    'model_name',
    'model_version',
    'model_digest',
  ].map(text),
  { name: 'model_scores', type: 'scores' },
  { name: 'model_threshold', type: 'scores' },
  int('pii_redactions'),
  ...['dup_group', 'dataset_version'].map(text),
]

/** The columns of a row for each answer of an annotator. */
export const ANNOTATION_COLUMNS: readonly Column[] = [
  ...['id', 'annotator_hash', 'label'].map(text),
  int('value'),
  { name: 'skipped', type: 'bool' },
  text('skip_reason'),
  text('batch_id'),
  { name: 'saw_model_score', type: 'bool' },
  int('lead_time_ms'),
  int('guideline_version'),
  text('created_at'),
]
