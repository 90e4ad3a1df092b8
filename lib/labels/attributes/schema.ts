import { z } from 'zod'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** How an attribute is told from others for good: small letters, digits and underscores. */
export const attributeKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use a small letter, then small letters, digits and underscores.')

/** The most attributes that a site may add: an annotator has to have them in mind. */
export const OWN_LIMIT = 40

export const attributeTitle = z.string().trim().min(1, 'A title is needed.').max(60, 'At most 60 characters.')

/** The other columns of archives and exports: an attribute has a column under its key there, and two that begin with it. */
export const RESERVED_KEYS: readonly string[] = [
  ...['id', 'text', 'split', 'labels', 'label_spans', 'label_source', 'adjudicated', 'gold', 'annotator_count'],
  ...['agreement', 'guideline_version', 'decision', 'article_id_hash', 'parent_id', 'author_hash', 'created_at'],
  ...[
    'model_name',
    'model_version',
    'model_digest',
    'model_scores',
    'model_threshold',
    'pii_redactions',
    'dup_group',
    'dataset_version',
    'lang',
    'rating',
  ],
  ...['comment_text', 'created_date', 'publication_id', 'article_id', 'toxicity_annotator_count'],
  ...['comment_id', 'revision', 'article_title', 'author', 'posted_at', 'posted_at_text', 'annotator', 'labelled_at'],
  ...['guideline', 'score_seen', 'bulk', 'spans', 'skip_reason', 'skipped_at'],
]

const ownKey = attributeKey.refine((key) => !RESERVED_KEYS.includes(key) && !/_(positive|answered)$/.test(key), {
  error: 'Archives have a column of that name already: choose another key.',
})

export const newAttribute = z.object({ key: ownKey, title: attributeTitle })
export type NewAttribute = z.infer<typeof newAttribute>

/** A change to one of a site's own attributes. Its key never changes. */
export const attributeChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('retitle'), title: attributeTitle }),
  z.object({ kind: z.literal('deprecate') }),
  z.object({ kind: z.literal('restore') }),
  z.object({ kind: z.literal('merge'), into: attributeKey }),
])
export type AttributeChange = z.infer<typeof attributeChange>

/** What can be labelled on a site. `deprecated` ones are no longer asked for; `mergedInto` says what they are read as. */
export type LabelAttribute = {
  key: string
  title: string
  /** Two letters that stand beside its colour. */
  code: string
  own: boolean
  deprecated: boolean
  mergedInto: string | null
}

/** The seven, which every site has. */
export const BUILT_IN: readonly LabelAttribute[] = ATTRIBUTES.map((key) => {
  return { key, ...ATTRIBUTE_TITLES[key], own: false, deprecated: false, mergedInto: null }
})

export type AttributeOutcome =
  | { ok: true }
  | { ok: false; reason: 'key-taken' | 'too-many' | 'not-there' | 'not-a-target' | 'merged-already' }
