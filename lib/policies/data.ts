import { db, type Tx } from '#lib/db/client.ts'
import type { Policy } from '#lib/policies/schema.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

type Row = NonNullable<Awaited<ReturnType<typeof readNewest>>>

const readNewest = (tx: Tx, siteId: string) =>
  tx.policy.findFirst({ where: { siteId }, orderBy: { number: 'desc' }, include: { rules: true } })

function toPolicy(row: Row): Policy {
  const rules = row.rules.map((rule) => ({ attribute: rule.attribute as Attribute, threshold: rule.threshold }))
  rules.sort((a, b) => a.attribute.localeCompare(b.attribute))
  return { id: row.id, siteId: row.siteId, number: row.number, rules, createdAt: row.createdAt }
}

/** The policy that holds on a site. Every site has one from its first day; a site without is a defect. */
export async function currentPolicy(siteId: string, tx: Tx = db()): Promise<Policy> {
  const row = await readNewest(tx, siteId)
  if (!row) throw new Error(`site ${siteId} has no policy`)
  return toPolicy(row)
}

/** The policy that holds, and goes on holding until the caller's transaction ends: publishing waits for it. */
export async function holdPolicy(tx: Tx, siteId: string): Promise<Policy> {
  await tx.$executeRaw`SELECT 1 FROM sites WHERE id = ${siteId}::uuid FOR SHARE`
  return currentPolicy(siteId, tx)
}

/** One version of a policy, and the name of who published it; null for Belowline's own first one. */
export type PolicyVersion = Policy & { createdBy: string | null }

/** All versions of a site's policy, newest first, at most 100. */
export async function policyHistory(siteId: string): Promise<PolicyVersion[]> {
  const rows = await db().policy.findMany({
    where: { siteId },
    orderBy: { number: 'desc' },
    take: 100,
    include: { rules: true },
  })
  const ids = rows.flatMap((row) => row.createdBy ?? [])
  const people = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(people.map((person) => [person.id, person.name]))
  return rows.map((row) => ({ ...toPolicy(row), createdBy: names.get(row.createdBy ?? '') ?? null }))
}
