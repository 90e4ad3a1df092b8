import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import type { ScorerFiles } from '#lib/scoring/weights-dir.ts'
import { currentUse } from '#lib/versions/data.ts'
import type { Version } from '#lib/versions/schema.ts'

type Named = Pick<Version, 'scorer' | 'digest'> & { manifest?: object | null }

async function ensureVersion(tx: Tx, named: Named, now: Date): Promise<{ version: Version; isNew: boolean }> {
  const { scorer, digest } = named
  const manifest = named.manifest ? JSON.stringify(named.manifest) : null
  const added = await tx.$executeRaw`
    INSERT INTO scorer_versions (id, scorer, digest, manifest, added_at)
    VALUES (${newId()}::uuid, ${scorer}, ${digest}, ${manifest}::jsonb, ${now}) ON CONFLICT (scorer, digest) DO NOTHING`
  const where = { scorer_digest: { scorer, digest } }
  const version = await tx.scorerVersion.findUniqueOrThrow({ where, select: { id: true, scorer: true, digest: true } })
  return { version, isNew: added === 1 }
}

/** Keeps a version with its weights, so that every process can score by it. Says whether it was not known before. */
export async function keepVersion(
  files: ScorerFiles,
  { actor, now }: { actor: Actor; now: Date },
): Promise<{ version: Version; isNew: boolean }> {
  return db().$transaction(async (tx) => {
    const { version, isNew } = await ensureVersion(tx, files, now)
    if (files.bytes) {
      await tx.$executeRaw`
        INSERT INTO scorer_weights (version_id, bytes) VALUES (${version.id}::uuid, ${files.bytes})
        ON CONFLICT (version_id) DO NOTHING`
    }
    if (isNew) {
      const { scorer, digest } = version
      const about = { actor, siteId: null, subjectId: version.id }
      await recordEvent(tx, { name: 'scorer.added', ...about, payload: { scorer, digest } }, now)
    }
    return { version, isNew }
  })
}

type Used = { siteId: string; number: number; version: Version }

/** Writes that a version scores a site from now on, in the caller's transaction; false where the number is taken. */
export async function writeUse(
  tx: Tx,
  { siteId, number, version }: Used,
  by: { actor: Actor; now: Date; settled: boolean },
) {
  const { actor, now } = by
  const id = newId()
  const createdBy = actor.kind === 'user' ? actor.id : null
  const added = await tx.$executeRaw`
    INSERT INTO scorer_uses (id, site_id, number, version_id, settled_at, created_by, created_at)
    VALUES (${id}::uuid, ${siteId}::uuid, ${number}, ${version.id}::uuid, ${by.settled ? now : null}, ${createdBy}::uuid, ${now})
    ON CONFLICT (site_id, number) DO NOTHING`
  if (added === 0) return null
  const payload = { number, scorer: version.scorer, digest: version.digest }
  await recordEvent(tx, { name: 'scorer.used', actor, siteId, subjectId: id, payload }, now)
  return id
}

/**
 * The version that scores a site, and goes on doing so until the caller's transaction ends: to be called by whoever holds
 * the site's policy, since changing the version waits for that. A site that nothing has scored yet takes `own`.
 */
export async function holdVersion(
  tx: Tx,
  siteId: string,
  { own, now }: { own: Pick<Scorer, 'id' | 'digest'>; now: Date },
): Promise<Version> {
  const use = await currentUse(siteId, tx)
  if (use) return use.version
  const { version } = await ensureVersion(tx, { scorer: own.id, digest: own.digest }, now)
  await writeUse(tx, { siteId, number: 1, version }, { actor: { kind: 'system' }, now, settled: true })
  // Where another came first, its version holds.
  const first = await currentUse(siteId, tx)
  if (!first) throw new Error('a site took no scorer version')
  return first.version
}
