import { recordEvent } from '#lib/audit/mutations.ts'
import type { AuditPayloads } from '#lib/audit/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/db/id.ts'
import { isUniqueViolation } from '#lib/db/violations.ts'
import { articlesUnder } from '#lib/sections/articles-sql.ts'
import { holdSection } from '#lib/sections/data.ts'
import type { Arranger, ArticleMove, MoveOutcome, NewSection, Placer, SectionOutcome } from '#lib/sections/schema.ts'
import { sectionKey } from '#lib/sections/section-key.ts'
import { storable } from '#lib/text.ts'

/** A site may have very many articles, and they move together. */
const PATIENCE = { timeout: 60_000 }

/** Makes a section. Names that differ in case or signs alone are one. */
export async function addSection({ name }: NewSection, by: Arranger): Promise<SectionOutcome> {
  const id = newId()
  return unlessTaken(async (tx) => {
    await tx.section.create({ data: { id, siteId: by.siteId, key: sectionKey(name), name } })
    await recordChange(tx, { id, change: 'made' }, by)
    return { ok: true, id }
  })
}

/**
 * The sections of these names, those that are not there yet made, by what was asked; they stay until the caller's
 * transaction ends.
 */
export async function sectionsNamed(tx: Tx, names: readonly string[], by: Placer): Promise<Map<string, string>> {
  const asked = new Map(names.map((name) => [sectionKey(storable(name)), storable(name)]))
  if (asked.size === 0) return new Map()
  const rows = [...asked].map(([key, name]) => ({ id: newId(), key, name }))
  const made = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO sections (id, site_id, key, name)
    SELECT id, ${by.siteId}::uuid, key, name FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS s(id uuid, key text, name text)
    ORDER BY key ON CONFLICT (site_id, key) DO NOTHING RETURNING id`
  for (const { id } of made) {
    const about = { actor: by.actor, siteId: by.siteId, subjectId: id, payload: { change: 'made' } }
    await recordEvent(tx, { name: 'section.changed', ...about }, by.now)
  }
  const there = await tx.$queryRaw<{ id: string; key: string }[]>`
    SELECT id, key FROM sections WHERE site_id = ${by.siteId}::uuid AND key = ANY(${[...asked.keys()]}) ORDER BY id FOR KEY SHARE`
  const ids = new Map(there.map(({ id, key }) => [key, id]))
  return new Map(
    names.flatMap((name) => {
      const id = ids.get(sectionKey(storable(name)))
      return id ? [[name, id]] : []
    }),
  )
}

/** The section of a name, made if it is not there yet. */
export async function sectionNamed(name: string, by: Placer): Promise<string> {
  const sections = await db().$transaction((tx) => sectionsNamed(tx, [name], by))
  const id = sections.get(name)
  if (!id) throw new Error('a section was made and is not there')
  return id
}

export async function renameSection(id: string, { name }: NewSection, by: Arranger): Promise<SectionOutcome> {
  return unlessTaken(async (tx) => {
    const where = { id, siteId: by.siteId }
    const { count } = await tx.section.updateMany({ where, data: { name, key: sectionKey(name) } })
    if (count === 0) return { ok: false, reason: 'not-here' }
    await recordChange(tx, { id, change: 'renamed' }, by)
    return { ok: true, id }
  })
}

/** Removes a section under which nothing stands. Whoever is placing an article under it is waited for. */
export async function removeSection(id: string, by: Arranger): Promise<SectionOutcome> {
  return db().$transaction(async (tx) => {
    const held = await tx.$queryRaw<unknown[]>`
      SELECT id FROM sections WHERE id = ${id}::uuid AND site_id = ${by.siteId}::uuid FOR UPDATE`
    if (held.length === 0) return { ok: false, reason: 'not-here' }
    if (await tx.article.findFirst({ where: { sectionId: id }, select: { id: true } })) {
      return { ok: false, reason: 'has-articles' }
    }
    await tx.section.delete({ where: { id } })
    await recordChange(tx, { id, change: 'removed' }, by)
    return { ok: true, id }
  })
}

/** Has articles of the site stand under a section, or under none: one statement, however many they are. */
export async function moveArticles(move: ArticleMove, by: Arranger): Promise<MoveOutcome> {
  const { sectionId } = move
  return db().$transaction(async (tx) => {
    if (sectionId !== null && !(await holdSection(tx, by.siteId, sectionId))) {
      return { ok: false, reason: 'no-such-section' }
    }
    const held = Prisma.sql`
      SELECT a.id FROM articles a WHERE ${heldBy(move, by.siteId)} AND a.section_id IS DISTINCT FROM ${sectionId}::uuid
      ORDER BY a.id FOR UPDATE`
    const placed = Prisma.sql`UPDATE articles m SET section_id = ${sectionId}::uuid FROM (${held}) held WHERE m.id = held.id`
    const record = (payload: AuditPayloads['articles.moved']) =>
      recordEvent(tx, { name: 'articles.moved', ...about(sectionId, by), payload }, by.now)
    if ('filter' in move) {
      const moved = await tx.$executeRaw(placed)
      if (moved > 0) await record({ filter: move.filter, moved, sectionId })
      return { ok: true, moved }
    }
    const moved = await tx.$queryRaw<{ id: string }[]>`${placed} RETURNING m.id`
    if (moved.length > 0) await record({ articleIds: moved.map(({ id }) => id), sectionId })
    return { ok: true, moved: moved.length }
  }, PATIENCE)
}

function heldBy(move: ArticleMove, siteId: string): Prisma.Sql {
  if ('articleIds' in move) return Prisma.sql`a.site_id = ${siteId}::uuid AND a.id = ANY(${move.articleIds}::uuid[])`
  const { section, upTo } = move.filter
  return Prisma.sql`${articlesUnder(siteId, section)} AND a.id <= ${upTo}::uuid`
}

async function unlessTaken(change: (tx: Tx) => Promise<SectionOutcome>): Promise<SectionOutcome> {
  try {
    return await db().$transaction(change)
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'name-taken' }
    throw error
  }
}

function recordChange(tx: Tx, { id, change }: { id: string; change: string }, by: Arranger): Promise<void> {
  return recordEvent(tx, { name: 'section.changed', ...about(id, by), payload: { change } }, by.now)
}

function about(subjectId: string | null, { userId, siteId }: Arranger) {
  return { actor: { kind: 'user' as const, id: userId }, siteId, subjectId }
}
