import type { ArchiveHead } from '#lib/datasets/archive/schema.ts'

/** What holds of every archive, in the card and in its description for machines. */
export const LIMITS = {
  biases:
    'The comments are those of one site that were chosen to be labelled: by a filter, near a threshold, or where scorers differ, beside a share drawn at random. They are no sample of what people write.',
  limits:
    'Toxic language is rare and the annotators are few, so that figures of rare labels are uncertain. Labels say how annotators read a text under one guideline, and not what its author meant.',
  uses: 'Training and measuring classifiers of comments that a person then reads. Not for judging or finding people.',
  maintenance:
    'Each version is frozen. Erased comments are gone from later versions, and a version that holds one is withdrawn by whoever publishes it.',
} as const

/** How a version is cited, in one line. */
export function citationOf({ siteName, name, version, createdAt }: ArchiveHead): string {
  return `${siteName}: ${name.replace(/\s+/g, ' ')}. Version ${version}, ${createdAt.getUTCFullYear()}.`
}
