import { recordEvent } from '#lib/audit/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { isUniqueViolation } from '#lib/db/violations.ts'
import {
  type AttributeChange,
  type AttributeOutcome,
  BUILT_IN,
  type NewAttribute,
  OWN_LIMIT,
} from '#lib/labels/attributes/schema.ts'

type By = { siteId: string; userId: string; now: Date }

const isBuiltIn = (key: string): boolean => BUILT_IN.some((one) => one.key === key)

/** Adds an attribute to the seven. Its key is then taken for good. */
export async function addAttribute({ key, title }: NewAttribute, by: By): Promise<AttributeOutcome> {
  if (isBuiltIn(key)) return { ok: false, reason: 'key-taken' }
  try {
    return await db().$transaction(async (tx) => {
      await lockAttributes(tx, by.siteId)
      if ((await tx.labelAttribute.count({ where: { siteId: by.siteId } })) >= OWN_LIMIT) {
        return { ok: false, reason: 'too-many' }
      }
      const id = newId()
      const made = { createdBy: by.userId, createdAt: by.now }
      await tx.labelAttribute.create({ data: { id, siteId: by.siteId, key, title, ...made } })
      await record(tx, { id, key, change: 'added' }, by)
      return { ok: true }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'key-taken' }
    throw error
  }
}

/** Changes one of a site's own attributes. What was said of it stays as it was said. */
export async function changeAttribute(key: string, change: AttributeChange, by: By): Promise<AttributeOutcome> {
  return db().$transaction(async (tx) => {
    await lockAttributes(tx, by.siteId)
    const found = await tx.labelAttribute.findUnique({ where: { siteId_key: { siteId: by.siteId, key } } })
    if (!found) return { ok: false, reason: 'not-there' }
    if (found.mergedInto) return { ok: false, reason: 'merged-already' }
    if (change.kind === 'merge') {
      if (!(await isTarget(tx, { key, into: change.into }, by.siteId))) return { ok: false, reason: 'not-a-target' }
      await merge(tx, { key, into: change.into }, by)
    } else {
      await tx.labelAttribute.update({ where: { id: found.id }, data: dataOf(change, by.now) })
    }
    await record(tx, { id: found.id, key, change: change.kind }, by)
    return { ok: true }
  })
}

function dataOf(change: Exclude<AttributeChange, { kind: 'merge' }>, now: Date) {
  if (change.kind === 'retitle') return { title: change.title }
  return { deprecatedAt: change.kind === 'deprecate' ? now : null }
}

type Merge = { key: string; into: string }

async function isTarget(tx: Tx, { key, into }: Merge, siteId: string): Promise<boolean> {
  if (key === into) return false
  return isBuiltIn(into) || (await tx.labelAttribute.count({ where: { siteId, key: into, mergedInto: null } })) > 0
}

/** What was merged into the one that goes follows it, so that a key is read in one step. */
async function merge(tx: Tx, { key, into }: Merge, { siteId, now }: By): Promise<void> {
  await tx.labelAttribute.updateMany({ where: { siteId, mergedInto: key }, data: { mergedInto: into } })
  const where = { siteId_key: { siteId, key } }
  await tx.labelAttribute.update({ where, data: { mergedInto: into, deprecatedAt: now } })
}

/** Two merges at the same time could make a circle. */
async function lockAttributes(tx: Tx, siteId: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM sites WHERE id = ${siteId}::uuid FOR NO KEY UPDATE`
}

function record(tx: Tx, { id, key, change }: { id: string; key: string; change: string }, by: By): Promise<void> {
  const about = { actor: { kind: 'user' as const, id: by.userId }, siteId: by.siteId, subjectId: id }
  return recordEvent(tx, { name: 'attribute.changed', ...about, payload: { key, change } }, by.now)
}
