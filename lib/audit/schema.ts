import type { Attribute } from '#lib/scoring/schema.ts'

/** Who did it: a person, an API key, or Belowline itself. */
export type Actor = { kind: 'user' | 'key'; id: string } | { kind: 'system' }

/**
 * Every event by name with its payload: ids and numbers, never texts, names, addresses or keys.
 * A new change to the data starts with a line here.
 */
export type AuditPayloads = {
  'site.created': { key: string }
  'page.imported': {
    articleId: string
    comments: number
    correctedSeparationId: string | null
    waiting: boolean
  }
  'page.settled': { articleId: string; separationId: string | null; added: number; revised: number; removed: number }
  'scoring.retried': { comments: number; articles: number }
  'scorer.added': { scorer: string; digest: string }
  'scorer.used': { number: number; scorer: string; digest: string }
  /** The version in use tries again what it failed at and what shows another version's scores meanwhile. */
  'scorer.retried': { number: number; comments: number }
  'rescoring.asked': { scorer: string; digest: string }
  'rescoring.cancelled': { done: number }
  'rescoring.ended': { state: string; done: number; failed: number }
  'comments.received': { created: number; revised: number }
  'comment.reported': { reports: number; waitsAgain: boolean }
  'comment.deleted-at-source': { waited: boolean }
  'comments.deleted-at-source': { comments: number; waited: number }
  'comments.back-at-source': { comments: number; waiting: number }
  /** The address or the votes that the source prints beside comments are others than before. */
  'comments.said-beside': { comments: number }
  'import.created': { bytes: number }
  'import.started': { format: string; trial: boolean }
  'import.ended': { state: string; trial: boolean; created: number; revised: number; rejected: number }
  'import.cancelled': Record<string, never>
  'import.removed': Record<string, never>
  'policy.published': { number: number; thresholds: Partial<Record<Attribute, number>> }
  'comments.decided': { kind: string; asked: number; applied: number }
  'comments.assigned': { assigneeId: string | null; asked: number; applied: number }
  'decisions.undone': { undoneBatchId: string; asked: number; applied: number }
  'care.changed': { [option: string]: number | boolean | null }
  'section.changed': { change: string }
  /** The articles themselves, or the filter that held them when many moved in one go. */
  'articles.moved': { sectionId: string | null } & (
    | { articleIds: string[] }
    | { filter: { section: string | null; upTo: string }; moved: number }
  )
  'note.written': { about: 'comment' | 'author' }
  'note.erased': Record<string, never>
  'comments.labelled': { asked: number; applied: number }
  'attribute.changed': { key: string; change: string }
  'guideline.published': { number: number }
  'project.created': { comments: number; seats: number }
  'project.closed': { closed: boolean }
  'assignment.labelled': { projectId: string; attributes: number }
  'assignment.skipped': { projectId: string; reason: string }
  'gold.set': { attributes: number }
  'gold.removed': Record<string, never>
  'labels.adjudicated': { attributes: number }
  'labels.undone': { undoneBatchId: string; applied: number }
  'labels.exported': { format: string }
  'labels.imported': { rows: number; added: number; rejected: number }
  'dataset.created': { key: string }
  'snapshot.drafted': { number: number; version: string; rows: number }
  'snapshot.published': { version: string }
  'snapshot.discarded': { version: string }
  'snapshot.withdrawn': { version: string }
  'dataset.run-asked': { kind: string; formats: string[]; redacted: boolean }
  'dataset.run-cancelled': { kind: string }
  'dataset.run-ended': { kind: string; state: string; rows: number; sha256: string | null }
  'archive.downloaded': { sha256: string }
  'archive.written': { formats: string[]; redacted: boolean; rows: number; sha256: string }
  'user.created': { role: string; siteId: string | null }
  'user.granted': { role: string; siteId: string | null }
  'user.grant-removed': { siteId: string | null }
  'user.deactivated': Record<string, never>
  'user.activated': Record<string, never>
  'user.password-changed': { sessionsEnded: number }
  'session.started': { sessionId: string }
  'session.ended': { sessionId: string }
  'bulk.started': { kind: string; total: number }
  'view.saved': Record<string, never>
  'view.removed': Record<string, never>
  'key.created': { scopes: string[] }
  'key.revoked': Record<string, never>
  'webhook.added': Record<string, never>
  'webhook.rotated': Record<string, never>
  'webhook.removed': Record<string, never>
  'webhook.replayed': Record<string, never>
  'face.coral-changed': { answered: boolean }
  'face.compared': { percent: number }
  'face.changed': { scoreAnyway: boolean; attributesOff: string[]; strictModerations: boolean }
}

export type AuditName = keyof AuditPayloads

/** One event; `subjectId` is what it happened to. */
export type AuditEvent<N extends AuditName = AuditName> = {
  name: N
  actor: Actor
  siteId: string | null
  subjectId: string | null
  payload: AuditPayloads[N]
}
