import type { LabelSpan } from '#lib/datasets/schema.ts'
import type { Difference, Summary } from '#lib/datasets/snapshots/schema.ts'
import type { Advice } from '#lib/labels/guidelines/schema.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

/** The parts of an archive that can be chosen. Card, manifest and digests are always in it. */
export const ARCHIVE_FORMATS = ['parquet', 'jsonl', 'annotations', 'jigsaw', 'spreadsheet', 'interop'] as const
export type ArchiveFormat = (typeof ARCHIVE_FORMATS)[number]

/**
 * One comment with the consensus on it, in the order of its columns. Numbers are those of a 32-bit float. A site's own
 * attributes stand beside the seven, each with its three columns.
 */
export type ArchiveRow = {
  id: string
  text: string
  /** The language of the text, by ISO 639-1; null where it could not be told. */
  lang: string | null
  split: string
  /** What annotators marked, each span once. */
  label_spans: LabelSpan[]
  labels: string[]
  label_source: 'adjudicated' | 'consensus' | 'single'
  /** Whether any attribute was settled where annotators differ. */
  adjudicated: boolean
  gold: boolean
  annotator_count: number
  /** How far those who answered agree, 0..1; null where no attribute has two answers. */
  agreement: number | null
  guideline_version: number
  decision: 'approved' | 'hidden' | null
  article_id_hash: string
  parent_id: string | null
  author_hash: string | null
  created_at: string | null
  model_name: string | null
  model_version: string | null
  /** Of the model's weights, as their scorer names them. */
  model_digest: string | null
  model_scores: Record<Attribute, number | null> | null
  /** From which score on the site's policy then put a text before a person; null where it had no rule. */
  model_threshold: Record<Attribute, number | null> | null
  pii_redactions: number
  dup_group: string
  dataset_version: string
} & Record<Attribute, number | null> &
  Record<`${Attribute}_positive` | `${Attribute}_answered`, number>

/** One answer of one annotator, or that they skipped the comment: `value` is 1 for yes, 0 for no, null for unsure and skipped. */
export type AnnotationRow = {
  id: string
  annotator_hash: string
  label: string | null
  value: 1 | 0 | null
  skipped: boolean
  skip_reason: string | null
  batch_id: string | null
  saw_model_score: boolean
  lead_time_ms: number | null
  guideline_version: number
  created_at: string
}

export type Column = { name: string; type: 'string' | 'strings' | 'float' | 'int' | 'bool' | 'scores' | 'spans' }

/** A file of an archive as it was written. */
export type WrittenFile = { path: string; bytes: number; sha256: string; rows: number | null; columns: Column[] | null }

/** What an archive says of its snapshot. Nothing in it hangs on the time or the place of its making. */
export type ArchiveHead = {
  snapshotId: string
  datasetId: string
  key: string
  name: string
  description: string
  version: string
  previous: { id: string; version: string } | null
  createdAt: Date
  eventId: string | null
  rowCount: number
  duplicates: number
  selection: object
  salt: string
  shares: { train: number; validation: number }
  summary: Summary
  difference: Difference
  /** The key of the site, and what it is called. */
  site: string
  siteName: string
  guidelines: { number: number; text: string; advice: Advice }[]
  /** Whether personal data is taken out of the texts of this archive. */
  redacted: boolean
  /** This version and those published before it, the newest first. */
  history: { version: string; date: string; difference: Difference; own: NonNullable<Summary['own']> }[]
}
