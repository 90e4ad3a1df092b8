import { z } from 'zod'
import { STATUSES } from '#lib/decisions/kinds.ts'
import { REPORT_LENGTH, REPORT_REASONS, type ReportReason } from '#lib/reports/kinds.ts'

/** What a site sends when a reader reports a comment. Nothing of it has to be said. */
export const incomingReport = z.object({
  reporter: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'Who reported it, by any id of yours; only a keyed digest of it is kept. The same reader counts once for each text, and so do all who have no id.',
    ),
  reason: z.enum(REPORT_REASONS).optional(),
  text: z.string().trim().max(REPORT_LENGTH).optional().describe("The reader's own words."),
})
export type IncomingReport = z.infer<typeof incomingReport>

/** What became of a report; `reports` counts the readers who reported the text as it stands now. */
export const reportReceipt = z.object({
  outcome: z.enum(['counted', 'unchanged']),
  reports: z.number().int(),
  status: z.enum(STATUSES),
})
export type ReportReceipt = z.infer<typeof reportReceipt>

/** What readers said of a comment's text: how many, why (the most frequent reason first), and the newest words. */
export type ReadersReports = { count: number; reasons: { reason: ReportReason; count: number }[]; words: string[] }
