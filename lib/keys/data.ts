import { db } from '#lib/db/client.ts'
import type { KeyScope, ListedKey, StandingKey } from '#lib/keys/schema.ts'
import { sha256 } from '#lib/text.ts'

export async function listKeys(siteId: string): Promise<ListedKey[]> {
  const select = {
    id: true,
    name: true,
    prefix: true,
    scopes: true,
    origins: true,
    ratePerMinute: true,
    requests: true,
    refused: true,
    createdAt: true,
    revokedAt: true,
    lastUsedAt: true,
  }
  const rows = await db().apiKey.findMany({ where: { siteId }, select, orderBy: { id: 'desc' } })
  return rows.map((row) => ({ ...row, requests: Number(row.requests), refused: Number(row.refused) }))
}

/** Whose key it is, if it stands and has the scope. The index on the digest finds it: nothing is compared in steps. */
export async function keyHolder(key: string, scope: KeyScope): Promise<{ id: string; siteId: string } | null> {
  const where = { sha256: sha256(key), revokedAt: null, scopes: { has: scope } }
  return db().apiKey.findFirst({ where, select: { id: true, siteId: true } })
}

/** The key with this sha256, if it stands. */
export async function standingKey(digest: string): Promise<StandingKey | null> {
  const select = { id: true, siteId: true, scopes: true, origins: true, ratePerMinute: true }
  return db().apiKey.findFirst({ where: { sha256: digest, revokedAt: null }, select })
}
