import type { Tx } from '#lib/db/client.ts'
import { storable } from '#lib/text.ts'

/** What a source's articles and authors are called here: ids of two sources are never the same by chance. */
export const scoped = (source: string, id: string): string => (source === 'api' ? id : `${source}:${id}`)

type Of = { siteId: string; source: string }

/** A comment that is here already, by the id of its source; `article` is what its article is called here. */
export type Here = { id: string; article: string | null; text: string | null; erased: boolean }

export async function commentsHere(tx: Tx, { siteId, source }: Of, ids: Iterable<string>): Promise<Map<string, Here>> {
  const found = await tx.$queryRaw<Here[]>`
    SELECT c.external_id AS id, a.external_id AS article, r.text, c.erased_at IS NOT NULL AS erased
    FROM comments c JOIN articles a ON a.id = c.article_id JOIN comment_states s ON s.comment_id = c.id
    JOIN revisions r ON r.id = s.revision_id
    WHERE c.site_id = ${siteId}::uuid AND c.source = ${source} AND c.external_id = ANY(${[...ids]})`
  return new Map(found.map((one) => [one.id, one]))
}

/** For ids of a file that are not taken, what they answer: null at the top. */
export async function goneParents(
  tx: Tx,
  importId: string,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const found = await tx.$queryRaw<{ id: string; parent: string | null }[]>`
    SELECT external_id AS id, parent_id AS parent FROM import_rows
    WHERE import_id = ${importId}::uuid AND gone AND external_id = ANY(${[...ids]})`
  return new Map(found.map(({ id, parent }) => [id, parent]))
}

export type Name = { id: string; name: string | null; url: string | null }

/** What the file said of articles or authors apart from their comments. */
export async function namesOf(tx: Tx, importId: string, kind: 'article' | 'author', ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Name>()
  const found = await tx.$queryRaw<Name[]>`
    SELECT external_id AS id, name, url FROM import_names
    WHERE import_id = ${importId}::uuid AND kind = ${kind}::import_name_kind AND external_id = ANY(${ids.map(storable)})`
  return new Map(found.map((one) => [one.id, one]))
}

/** Our ids of comments of a source that stand there as far as we know. */
export async function presentHere(tx: Tx, { siteId, source }: Of, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const where = { siteId, source, externalId: { in: [...ids] }, sourceState: 'present' as const }
  return (await tx.comment.findMany({ where, select: { id: true } })).map(({ id }) => id)
}
