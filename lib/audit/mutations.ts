import type { AuditEvent, AuditName } from '#lib/audit/schema.ts'
import type { Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'

/** Writes an audit event in the transaction of the change that it tells of, so that both stand or neither. */
export async function recordEvent<N extends AuditName>(tx: Tx, event: AuditEvent<N>, at: Date): Promise<void> {
  await tx.auditEvent.create({
    data: {
      id: newId(),
      siteId: event.siteId,
      name: event.name,
      actorKind: event.actor.kind,
      actorId: event.actor.kind === 'system' ? null : event.actor.id,
      subjectId: event.subjectId,
      payload: event.payload,
      at,
    },
  })
}
