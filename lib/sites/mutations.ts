import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { isUniqueViolation } from '#lib/db/violations.ts'
import { FIRST_GUIDELINE } from '#lib/labels/schema.ts'
import { writePolicy } from '#lib/policies/mutations.ts'
import { FIRST_RULES } from '#lib/policies/schema.ts'
import type { NewSite, Site } from '#lib/sites/schema.ts'

type Created = { ok: true; site: Site } | { ok: false; reason: 'key-taken' }

/** Creates a site with its first policy and its first guideline, so that neither is ever missing. */
export async function createSite(site: NewSite, { actor, now }: { actor: Actor; now: Date }): Promise<Created> {
  const id = newId()
  try {
    await db().$transaction(async (tx) => {
      await tx.site.create({ data: { id, ...site, createdAt: now } })
      await writePolicy(tx, { number: 1, rules: FIRST_RULES, text: null }, { siteId: id, actor, now })
      const guideline = { id: newId(), siteId: id, number: 1, text: FIRST_GUIDELINE, createdBy: null, createdAt: now }
      await tx.guideline.create({ data: guideline })
      const payload = { key: site.key }
      await recordEvent(tx, { name: 'site.created', actor, siteId: id, subjectId: id, payload }, now)
    })
    return { ok: true, site: { id, ...site } }
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'key-taken' }
    throw error
  }
}
