import type { ReportReason } from '#lib/reports/kinds.ts'
import type { ReadersReports } from '#lib/reports/schema.ts'
import { sayCount } from '#lib/say-count.ts'

const REASONS: Record<ReportReason, string> = {
  insult: 'insult',
  hate: 'hate',
  threat: 'threat',
  sexual: 'sexual',
  'personal-data': 'personal data',
  spam: 'spam',
  'off-topic': 'off topic',
  other: 'something else',
}

/** How many readers reported a comment and why, in a sentence: "3 readers reported it: spam 2, insult". */
export function sayReports({ count, reasons }: ReadersReports): string {
  const who = `${sayCount(count, 'reader')} reported it`
  const why = reasons.map(({ reason, count: said }) => (said === 1 ? REASONS[reason] : `${REASONS[reason]} ${said}`))
  return why.length === 0 ? who : `${who}: ${why.join(', ')}`
}
