import { redactPersonalData } from '#lib/datasets/archive/redact-personal-data.ts'

/** A text as it is and as an archive would have it. */
export type RedactedSample = { commentId: string; text: string; redacted: string; kinds: string[] }

export type RedactionPreview = {
  /** How many texts were looked at, and in how many something is taken out. */
  texts: number
  touched: number
  /** What is taken out, by kind. */
  counts: Record<string, number>
  samples: RedactedSample[]
}

/** So many examples of each kind are shown. */
const EXAMPLES = 5

/** Counts what redaction takes out of texts as they come by, and keeps the first examples of each kind. */
export function previewRedaction() {
  const preview: RedactionPreview = { texts: 0, touched: 0, counts: {}, samples: [] }
  const shown = new Map<string, number>()
  return {
    add: ({ commentId, text }: { commentId: string; text: string }) => {
      preview.texts += 1
      const { text: redacted, counts } = redactPersonalData(text.toWellFormed())
      const kinds = Object.keys(counts)
      if (kinds.length === 0) return
      preview.touched += 1
      for (const kind of kinds) preview.counts[kind] = (preview.counts[kind] ?? 0) + (counts[kind] ?? 0)
      if (kinds.every((kind) => (shown.get(kind) ?? 0) >= EXAMPLES)) return
      for (const kind of kinds) shown.set(kind, (shown.get(kind) ?? 0) + 1)
      preview.samples.push({ commentId, text, redacted, kinds })
    },
    preview: () => preview,
  }
}
