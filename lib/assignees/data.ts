import { type Assignee, DECIDING_ROLES } from '#lib/assignees/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'

const deciding = (siteId: string) => ({
  active: true,
  grants: { some: { role: { in: [...DECIDING_ROLES] }, OR: [{ siteId }, { siteId: null }] } },
})

/** The people who decide on a site, by name. */
export async function assignees(siteId: string): Promise<Assignee[]> {
  return db().user.findMany({ where: deciding(siteId), select: { id: true, name: true }, orderBy: { name: 'asc' } })
}

/** Whether somebody decides on a site. */
export async function isAssignee(tx: Tx, siteId: string, userId: string): Promise<boolean> {
  return (await tx.user.count({ where: { id: userId, ...deciding(siteId) } })) > 0
}
