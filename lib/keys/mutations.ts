import { randomBytes } from 'node:crypto'
import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import type { KeyUse, NewKey } from '#lib/keys/schema.ts'
import { sha256 } from '#lib/text.ts'

type By = { siteId: string; actor: Actor; now: Date }

/** Makes a key of 256 random bits and answers it, this once; only its digest is kept. */
export async function createKey(asked: NewKey, { siteId, actor, now }: By): Promise<{ id: string; key: string }> {
  const id = newId()
  const key = `blk_${randomBytes(32).toString('base64url')}`
  const createdBy = actor.kind === 'user' ? actor.id : null
  const row = { id, siteId, ...asked, prefix: key.slice(0, 8), sha256: sha256(key), createdBy, createdAt: now }
  await db().$transaction(async (tx) => {
    await tx.apiKey.create({ data: row })
    const payload = { scopes: asked.scopes }
    await recordEvent(tx, { name: 'key.created', actor, siteId, subjectId: id, payload }, now)
  })
  return { id, key }
}

/** Revokes a key at once. False when the site has no such key that stands. */
export async function revokeKey(id: string, { siteId, actor, now }: By): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.apiKey.updateMany({ where: { id, siteId, revokedAt: null }, data: { revokedAt: now } })
    if (count === 0) return false
    await recordEvent(tx, { name: 'key.revoked', actor, siteId, subjectId: id, payload: {} }, now)
    return true
  })
}

/** Adds to what keys were used for, all in one statement, in the order of ids as every other writer of many. */
export async function addKeyUse(uses: readonly KeyUse[]): Promise<void> {
  await db().$executeRaw`
    WITH used AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(uses)}::jsonb)
        AS u(id uuid, requests bigint, refused bigint, "lastUsedAt" timestamptz)
    ), held AS (
      SELECT k.id FROM api_keys k JOIN used u USING (id) ORDER BY k.id FOR UPDATE OF k
    )
    UPDATE api_keys k SET requests = k.requests + u.requests, refused = k.refused + u.refused,
      last_used_at = greatest(k.last_used_at, u."lastUsedAt")
    FROM used u JOIN held h USING (id) WHERE k.id = u.id`
}
