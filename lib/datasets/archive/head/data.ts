import type { ArchiveHead } from '#lib/datasets/archive/schema.ts'
import type { Difference, Selection, Summary } from '#lib/datasets/snapshots/schema.ts'
import { databaseUrl, db } from '#lib/db/client.ts'
import { readAdvice } from '#lib/labels/guidelines/data.ts'

/** What an archive says of a published snapshot; null where there is none, or where it was withdrawn. */
export async function archiveHead(
  snapshotId: string,
): Promise<(Omit<ArchiveHead, 'redacted'> & { selection: Selection }) | null> {
  const include = { dataset: { include: { site: true } }, previous: true } as const
  const found = await db().snapshot.findUnique({ where: { id: snapshotId }, include })
  if (!found?.publishedAt || found.withdrawnAt) return null
  const { dataset, previous } = found
  const until = { siteId: found.siteId, createdAt: { lte: found.createdAt } }
  const select = { number: true, text: true, advice: true }
  const guidelines = await db().guideline.findMany({ where: until, orderBy: { number: 'asc' }, select })
  return {
    snapshotId,
    datasetId: dataset.id,
    key: dataset.key,
    name: dataset.name,
    description: dataset.description,
    version: found.version,
    previous: previous && { id: previous.id, version: previous.version },
    createdAt: found.createdAt,
    eventId: found.eventId,
    rowCount: found.rowCount,
    duplicates: found.duplicates,
    selection: found.selection as Selection,
    salt: dataset.salt,
    shares: { train: dataset.trainShare, validation: dataset.validationShare },
    summary: found.summary as Summary,
    difference: found.difference as Difference,
    site: dataset.site.key,
    siteName: dataset.site.name,
    guidelines: guidelines.map((one) => ({ ...one, advice: readAdvice(one.advice) })),
    history: await publishedUntil(dataset.id, found.number),
  }
}

async function publishedUntil(datasetId: string, number: number): Promise<ArchiveHead['history']> {
  const where = { datasetId, number: { lte: number }, publishedAt: { not: null } }
  const found = await db().snapshot.findMany({ where, orderBy: { number: 'desc' } })
  return found.map(({ version, createdAt, difference, summary }) => {
    const date = createdAt.toISOString().slice(0, 10)
    return { version, date, difference: difference as Difference, own: (summary as Summary).own ?? [] }
  })
}

/** The address of the database that a thread reads the rows from. */
export const archiveSource = (): string => databaseUrl()
