import { z } from 'zod'
import { ARCHIVE_FORMATS } from '#lib/datasets/archive/schema.ts'

/** The pieces that an archive's file is kept in, in bytes; the last is what is left. */
export const ARCHIVE_PART = 1024 * 1024

export const RUN_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type RunState = (typeof RUN_STATES)[number]

export const newArchive = z.object({
  kind: z.literal('archive').default('archive'),
  snapshotId: z.uuid(),
  formats: z
    .array(z.enum(ARCHIVE_FORMATS))
    .min(1)
    .default([...ARCHIVE_FORMATS]),
  /** Personal data is taken out of texts unless an administrator says otherwise. */
  redact: z.boolean().default(true),
})

/** Work that is asked for: a snapshot of the dataset, or an archive of one of its snapshots. */
export type NewRun = { kind: 'snapshot' } | z.infer<typeof newArchive>

export type RunLine = {
  id: string
  kind: 'snapshot' | 'archive'
  state: RunState
  snapshotId: string | null
  done: number
  total: number
  failure: string | null
  redacted: boolean
  fileName: string | null
  bytes: number | null
  sha256: string | null
  createdAt: Date
  expiresAt: Date | null
}
