import { db } from '#lib/db/client.ts'
import { type Advice, advice, type GuidelineVersion } from '#lib/labels/guidelines/schema.ts'

const SHOWN = 100

/** What a guideline says by attribute, as it was written. */
export function readAdvice(stored: unknown): Advice {
  return advice.parse(stored)
}

/** The versions of a site's guideline, newest first, at most 100. */
export async function guidelineHistory(siteId: string): Promise<GuidelineVersion[]> {
  const rows = await db().guideline.findMany({ where: { siteId }, orderBy: { number: 'desc' }, take: SHOWN })
  const ids = rows.flatMap((row) => row.createdBy ?? [])
  const people = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(people.map((person) => [person.id, person.name]))
  return rows.map(({ id, number, text, createdAt, createdBy, ...row }) => {
    return {
      id,
      number,
      text,
      createdAt,
      advice: readAdvice(row.advice),
      createdBy: names.get(createdBy ?? '') ?? null,
    }
  })
}
