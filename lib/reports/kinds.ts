/** What readers may say of a comment, apart from the schemas so that the browser can have it without the validator. */
export const REPORT_REASONS = [
  'insult',
  'hate',
  'threat',
  'sexual',
  'personal-data',
  'spam',
  'off-topic',
  'other',
] as const
export type ReportReason = (typeof REPORT_REASONS)[number]

/** How long a reader's own words may be, in UTF-16 code units. */
export const REPORT_LENGTH = 1000
