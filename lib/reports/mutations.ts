import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { API_SOURCE } from '#lib/comments/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { announce } from '#lib/live/mutations.ts'
import { routeAgain } from '#lib/policies/mutations.ts'
import { countReports, type HeldComment, holdComment } from '#lib/reports/data.ts'
import type { IncomingReport, ReportReceipt } from '#lib/reports/schema.ts'
import { waitsAgain } from '#lib/reports/waits-again.ts'
import { keyedDigest, storable } from '#lib/text.ts'

type By = { siteId: string; actor: Actor; now: Date; pseudonymKey: string }

/**
 * Notes that a reader reported a comment, by the id that its source gives it; null when it is unknown. The same reader
 * again changes nothing. What was approved may wait again, as lib/reports/waits-again.ts says.
 */
export async function receiveReport(externalId: string, report: IncomingReport, by: By): Promise<ReportReceipt | null> {
  const { siteId } = by
  return db().$transaction(async (tx) => {
    const held = await holdComment(tx, { siteId, source: API_SOURCE, externalId: storable(externalId) })
    if (!held || held.erased) return null
    if (!(await writeReport(tx, { held, report }, by))) {
      return { outcome: 'unchanged', reports: held.reports, status: held.status }
    }
    const { reports, ...counted } = await countReports(tx, held)
    const back = waitsAgain({ ...held, ...counted })
    await count(tx, { held, reports, back }, by)
    return { outcome: 'counted', reports, status: back ? 'pending' : held.status }
  })
}

/** False where this reader reported this text before. */
async function writeReport(tx: Tx, of: { held: HeldComment; report: IncomingReport }, by: By): Promise<boolean> {
  const { held, report } = of
  const reporter = keyedDigest(by.pseudonymKey, `reporter\n${by.siteId}\n${storable(report.reporter ?? '')}`)
  const text = report.text ? storable(report.text) : null
  const written = await tx.$executeRaw`
    INSERT INTO reports (id, site_id, comment_id, revision_id, version, reporter, reason, text, reported_at)
    VALUES (${newId()}::uuid, ${by.siteId}::uuid, ${held.commentId}::uuid, ${held.revisionId}::uuid, ${held.version},
      ${reporter}, ${report.reason ?? null}, ${text}, ${by.now})
    ON CONFLICT (revision_id, reporter) DO NOTHING`
  return written === 1
}

type Counted = { held: HeldComment; reports: number; back: boolean }

/** The state, the audit event and what open browsers are told, together. */
async function count(tx: Tx, { held, reports, back }: Counted, { siteId, actor, now }: By): Promise<void> {
  const { commentId } = held
  await tx.commentState.update({
    where: { commentId },
    data: {
      reports,
      ...(back && {
        status: 'pending',
        version: held.version + 1,
        decidedAt: null,
        decidedBy: null,
        waitingSince: now,
      }),
    },
  })
  const payload = { reports, waitsAgain: back }
  await recordEvent(tx, { name: 'comment.reported', actor, siteId, subjectId: commentId, payload }, now)
  if (back) {
    await routeAgain(tx, siteId, [commentId])
    await announce(tx, { site: siteId, kind: 'arrived', count: 1 })
  }
  await announce(tx, { site: siteId, kind: 'reported', ids: [commentId] })
}
