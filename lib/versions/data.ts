import { db, type Tx } from '#lib/db/client.ts'
import type { Version } from '#lib/versions/schema.ts'

const version = { select: { id: true, scorer: true, digest: true } } as const

/** One use of a version on a site. `moved` counts the comments that were given its scores, until `settledAt`. */
export type Use = {
  id: string
  number: number
  version: Version
  moved: number
  settledAt: Date | null
  createdBy: string | null
  createdAt: Date
}

const fields = { id: true, number: true, moved: true, settledAt: true, createdBy: true, createdAt: true, version }

/** The use that holds on a site; null before anything was scored there. */
export async function currentUse(siteId: string, tx: Tx = db()): Promise<Use | null> {
  return tx.scorerUse.findFirst({ where: { siteId }, orderBy: { number: 'desc' }, select: fields })
}

/** The version that scores a site; null before anything was scored there. */
export async function currentVersion(siteId: string): Promise<Version | null> {
  return (await currentUse(siteId))?.version ?? null
}

const USES_SHOWN = 20

/** The newest uses of a site, the one that holds first. */
export async function listUses(siteId: string): Promise<Use[]> {
  return db().scorerUse.findMany({ where: { siteId }, orderBy: { number: 'desc' }, take: USES_SHOWN, select: fields })
}

const VERSIONS_SHOWN = 50

/** A version with when it came. */
export type KnownVersion = Version & { addedAt: Date }

/** The versions of this installation, newest first. */
export async function listVersions(): Promise<KnownVersion[]> {
  const select = { ...version.select, addedAt: true }
  return db().scorerVersion.findMany({ orderBy: { id: 'desc' }, take: VERSIONS_SHOWN, select })
}

/** The versions whose digest begins so. */
export async function versionsByDigest(start: string): Promise<Version[]> {
  return db().scorerVersion.findMany({ where: { digest: { startsWith: start } }, ...version })
}

/** The weights of a version; null where they are not kept here. */
export async function weightsOf(versionId: string): Promise<Uint8Array | null> {
  return (await db().scorerWeights.findUnique({ where: { versionId } }))?.bytes ?? null
}

/** The sites that nothing scored yet. */
export async function sitesWithoutUse(): Promise<string[]> {
  return (await db().site.findMany({ where: { scorerUses: { none: {} } }, select: { id: true } })).map(({ id }) => id)
}
