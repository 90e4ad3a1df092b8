import { db } from '#lib/db/client.ts'
import type { CommentImport } from '#lib/db/generated/client.ts'
import { type ImportLine, importSettings, type Mapping, mapping, REJECTED, TAKEN_BUT, type Tallies } from '#lib/imports/schema.ts' // biome-ignore format: one thought

const SHOWN = 20

const withFile = { include: { parts: { select: { number: true }, take: 1 } } } as const

/** The newest imports of a site. */
export async function listImports(siteId: string): Promise<ImportLine[]> {
  const found = await db().commentImport.findMany({
    where: { siteId },
    orderBy: { id: 'desc' },
    take: SHOWN,
    ...withFile,
  })
  return found.map(toLine)
}

export async function findImport(siteId: string, id: string): Promise<ImportLine | null> {
  const found = await db().commentImport.findFirst({ where: { id, siteId }, ...withFile })
  return found && toLine(found)
}

function toLine(row: CommentImport & { parts: unknown[] }): ImportLine {
  const { id, fileName, state, trial, doneItems, failure } = row
  return {
    id,
    fileName,
    bytes: Number(row.bytes),
    received: Number(row.received),
    state,
    trial,
    settings: row.settings === null ? null : importSettings.parse(row.settings),
    doneItems,
    doneBytes: Number(row.doneBytes),
    tallies: row.tallies as Tallies,
    failure,
    kept: row.parts.length > 0,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}

/** What a person said last time of a table with these columns. */
export async function rememberedMapping(siteId: string, signature: string): Promise<Mapping | null> {
  const found = await db().importMapping.findUnique({ where: { siteId_signature: { siteId, signature } } })
  return found && mapping.parse(found.mapping)
}

/** A row that was not taken, or not as it stood: where, and why in a sentence. */
export type RemarkLine = { place: string; id: string | null; taken: boolean; reason: string }

const AT_ONCE = 2000
const SENTENCES: Record<string, string> = { ...REJECTED, ...TAKEN_BUT }

/** All remarks of an import in the order of its file, read by key. */
export async function* listRemarks(importId: string): AsyncGenerator<RemarkLine> {
  for (let after = 0; ; ) {
    const rows = await remarksAfter(importId, after, AT_ONCE)
    for (const row of rows) yield row
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = last.number
  }
}

/** The first remarks after a row, with its number. */
export async function remarksAfter(importId: string, after: number, limit: number) {
  const rows = await db().importRemark.findMany({
    where: { importId, number: { gt: after } },
    orderBy: { number: 'asc' },
    take: limit,
  })
  return rows.map(({ number, place, externalId, taken, reason }) => ({ number, place, id: externalId, taken, reason: SENTENCES[reason] ?? reason })) // biome-ignore format: one thought
}
