import { db } from '#lib/db/client.ts'
import type { KeyScope, ListedKey } from '#lib/keys/schema.ts'
import { sha256 } from '#lib/text.ts'

export async function listKeys(siteId: string): Promise<ListedKey[]> {
  const select = {
    id: true,
    name: true,
    prefix: true,
    scopes: true,
    createdAt: true,
    revokedAt: true,
    lastUsedAt: true,
  }
  return db().apiKey.findMany({ where: { siteId }, select, orderBy: { id: 'desc' } })
}

/** Whose key it is, if it stands and has the scope. The index on the digest finds it: nothing is compared in steps. */
export async function keyHolder(key: string, scope: KeyScope): Promise<{ id: string; siteId: string } | null> {
  const where = { sha256: sha256(key), revokedAt: null, scopes: { has: scope } }
  return db().apiKey.findFirst({ where, select: { id: true, siteId: true } })
}
