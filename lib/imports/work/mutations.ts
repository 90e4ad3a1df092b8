import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { takeOut } from '#lib/comments/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import type { CommentImport } from '#lib/db/generated/client.ts'
import { type ImportSettings, importSettings, type Tallies } from '#lib/imports/schema.ts'
import { commentsHere, namesOf, presentHere, scoped } from '#lib/imports/work/data.ts'
import { type BatchPlan, type Coming, type Numbered, planBatch, type Remark } from '#lib/imports/work/plan-batch.ts'
import { type Settled, settle } from '#lib/imports/work/settle/mutations.ts'
import { addTallies, isRejection, lastOfEach, sum } from '#lib/imports/work/tally.ts'

/** An import that somebody works on. `doneItems` is what this worker has seen committed. */
export type Work = Pick<CommentImport, 'id' | 'siteId' | 'fileName' | 'trial' | 'doneItems' | 'createdBy'> & {
  bytes: number
  settings: ImportSettings
}

/** Begins with an import, or goes on with it; null where there is nothing to do any more. */
export async function beginWork(id: string): Promise<Work | null> {
  const found = await db().commentImport.findFirst({ where: { id, state: 'running' } })
  if (!found) return null
  return { ...found, bytes: Number(found.bytes), settings: importSettings.parse(found.settings) }
}

export type How = { pseudonymKey: string; now: Date }
/** `otherFiles` names all files of a zip that were passed over until then. */
export type Batch = { items: readonly Numbered[]; otherFiles?: string[]; doneBytes: number }

/** Storing a batch is some forty statements at most; a busy database may take its time. */
const PATIENCE = { timeout: 120_000 }

/**
 * Takes a batch in and notes how far the file is, in one transaction. False where another worker was there before, or
 * the import was cancelled: then nothing was changed.
 */
export async function storeBatch(work: Work, { items, otherFiles = [], doneBytes }: Batch, how: How): Promise<boolean> {
  const plan = planBatch(items, work.settings)
  return db().$transaction(async (tx) => {
    const before = await advance(tx, work, { to: work.doneItems + items.length, doneBytes, now: how.now })
    if (!before) return false
    await keepNames(tx, work, plan)
    const { noted, fresh, repeated } = await noteIds(tx, work, plan)
    const named = await addNames(tx, work.id, fresh)
    const gone = plan.gone.map(({ id }) => id)
    const settled = work.trial ? await judge(tx, named, work) : await settle(tx, named, gone, settling(work, how))
    const remarks = [...plan.remarks, ...repeated, ...settled.remarks]
    await keepRemarks(tx, work.id, remarks)
    const deleted = await takeOutDeleted(tx, work, idsOf(plan.deleted, noted), how.now)
    const { leftOut, unknownStatuses } = plan
    const tallies = addTallies(before, { ...settled, gone: deleted, leftOut, unknownStatuses, otherFiles, remarks })
    await tx.commentImport.update({ where: { id: work.id }, data: { tallies } })
    return true
  }, PATIENCE)
}

const idsOf = (rows: BatchPlan['deleted'], noted: ReadonlySet<number>): string[] =>
  rows.flatMap(({ id, number }) => (noted.has(number) ? [id] : []))

/** What is here and was deleted at the source since waits no more. */
async function takeOutDeleted(tx: Tx, work: Work, externalIds: readonly string[], now: Date): Promise<number> {
  const { id: subjectId, siteId, settings, trial } = work
  const ids = await presentHere(tx, { siteId, source: settings.source }, externalIds)
  if (trial || ids.length === 0) return ids.length
  const { gone, waited } = await takeOut(tx, ids, siteId)
  const about = { actor: actorOf(work), siteId, subjectId, payload: { comments: gone, waited } }
  await recordEvent(tx, { name: 'comments.deleted-at-source', ...about }, now)
  return gone
}

export const settling = (work: Work, { pseudonymKey, now }: How) => ({
  importId: work.id,
  siteId: work.siteId,
  source: work.settings.source,
  section: work.settings.section,
  actor: actorOf(work),
  now,
  pseudonymKey,
})

export const actorOf = ({ createdBy }: Pick<CommentImport, 'createdBy'>): Actor =>
  createdBy ? { kind: 'user', id: createdBy } : { kind: 'system' }

type Step = { to: number; doneBytes: number; now: Date }

/** One of two workers who have read the same wins; the tallies are its to change until the transaction ends. */
export async function advance(tx: Tx, work: Work, { to, doneBytes, now }: Step): Promise<Tallies | null> {
  const [row] = await tx.$queryRaw<{ tallies: Tallies }[]>`
    UPDATE comment_imports SET done_items = ${to}, done_bytes = ${doneBytes}, touched_at = ${now}
    WHERE id = ${work.id}::uuid AND state = 'running' AND done_items = ${work.doneItems} RETURNING tallies`
  return row?.tallies ?? null
}

async function keepNames(tx: Tx, { id, siteId, trial, settings }: Work, { articles, authors }: BatchPlan) {
  if (articles.length + authors.length === 0) return
  const rows = [
    ...articles.map(({ id: of, title: name, url }) => ({ kind: 'article', id: of, name, url })),
    ...authors.map(({ id: of, name }) => ({ kind: 'author', id: of, name, url: null })),
  ]
  const last = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]))
  await tx.$executeRaw`
    INSERT INTO import_names (import_id, kind, external_id, name, url)
    SELECT ${id}::uuid, kind::import_name_kind, id, name, url
    FROM jsonb_to_recordset(${JSON.stringify([...last.values()])}::jsonb) AS n(kind text, id text, name text, url text)
    ON CONFLICT (import_id, kind, external_id) DO UPDATE SET name = excluded.name, url = excluded.url`
  if (trial) return
  const late = articles.map((one) => ({ ...one, id: scoped(settings.source, one.id) }))
  await tx.$executeRaw`
    UPDATE articles a SET title = coalesce(a.title, n.title), url = coalesce(a.url, n.url)
    FROM jsonb_to_recordset(${JSON.stringify(late)}::jsonb) AS n(id text, title text, url text)
    WHERE a.site_id = ${siteId}::uuid AND a.external_id = n.id AND (a.title IS NULL OR a.url IS NULL)`
}

/** Notes the ids of a batch, and answers the numbers of those that are new. What stood in the file before is apart. */
async function noteIds(
  tx: Tx,
  { id }: Work,
  { coming, gone }: BatchPlan,
): Promise<{ noted: ReadonlySet<number>; fresh: Coming[]; repeated: Remark[] }> {
  const toRow = ({ id: externalId, number, place, parent }: Coming | BatchPlan['gone'][number]) => ({ externalId, number, place, parent }) // biome-ignore format: one thought
  const rows = [
    ...coming.map((row) => ({ ...toRow(row), articleId: row.articleId, gone: false })),
    ...gone.map((row) => ({ ...toRow(row), articleId: null, gone: true })),
  ]
  const added = await tx.$queryRaw<{ number: number }[]>`
    INSERT INTO import_rows (import_id, external_id, number, place, parent_id, article_id, gone)
    SELECT ${id}::uuid, "externalId", number, place, parent, "articleId", gone
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r("externalId" text, number int, place text, parent text, "articleId" text, gone boolean)
    ORDER BY number ON CONFLICT (import_id, external_id) DO NOTHING RETURNING number`
  const noted = new Set(added.map(({ number }) => number))
  const repeated = coming.filter(({ number }) => !noted.has(number))
  return {
    noted,
    fresh: coming.filter(({ number }) => noted.has(number)),
    repeated: repeated.map((row) => ({ number: row.number, place: row.place, externalId: row.id, why: 'repeated-id' })),
  }
}

/** Adds what the file says of articles and authors elsewhere. */
async function addNames(tx: Tx, importId: string, rows: readonly Coming[]): Promise<Coming[]> {
  const untitled = rows.flatMap(({ articleId, articleTitle }) => (articleTitle === null ? [articleId] : []))
  const unnamed = rows.flatMap(({ authorId, authorName }) =>
    authorId !== null && authorName === null ? [authorId] : [],
  )
  const articles = await namesOf(tx, importId, 'article', [...new Set(untitled)])
  const authors = await namesOf(tx, importId, 'author', [...new Set(unnamed)])
  return rows.map((row) => ({
    ...row,
    articleTitle: row.articleTitle ?? articles.get(row.articleId)?.name ?? null,
    articleUrl: row.articleUrl ?? articles.get(row.articleId)?.url ?? null,
    authorName: row.authorName ?? authors.get(row.authorId ?? '')?.name ?? null,
  }))
}

export type Judged = Omit<Settled, 'remarks'>

/** What would become of comments, and nothing of it done. */
async function judge(tx: Tx, rows: readonly Coming[], work: Work): Promise<Settled> {
  const { source } = work.settings
  const here = await commentsHere(tx, { siteId: work.siteId, source }, new Set(rows.map(({ id }) => id)))
  const judged: Settled = { created: 0, revised: 0, unchanged: 0, remarks: [] }
  const answers: { id: string; was: keyof Judged }[] = []
  for (const { id, number, place, articleId, text, parent } of rows) {
    const before = here.get(id)
    const elsewhere = before && before.article !== scoped(source, articleId)
    const why = before?.erased ? 'erased' : elsewhere ? 'id-elsewhere' : null
    if (why) judged.remarks.push({ number, place, externalId: id, why })
    else {
      const was = !before ? 'created' : before.text === text ? 'unchanged' : 'revised'
      judged[was] += 1
      if (parent !== null) answers.push({ id, was })
    }
  }
  await keepJudged(tx, work.id, answers)
  return judged
}

/** What answers may turn out to be not taken, where the file breaks before what they answer. */
async function keepJudged(tx: Tx, importId: string, answers: readonly { id: string; was: keyof Judged }[]) {
  if (answers.length === 0) return
  await tx.$executeRaw`
    UPDATE import_rows i SET waiting = to_jsonb(j.was)
    FROM jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) AS j(id text, was text)
    WHERE i.import_id = ${importId}::uuid AND i.external_id = j.id`
}

export async function keepRemarks(tx: Tx, importId: string, remarks: readonly Remark[]): Promise<void> {
  if (remarks.length === 0) return
  const rows = lastOfEach(remarks).map((one) => ({ ...one, taken: !isRejection(one.why) }))
  await tx.$executeRaw`
    INSERT INTO import_remarks (import_id, number, place, external_id, taken, reason)
    SELECT ${importId}::uuid, number, place, "externalId", taken, why
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(number int, place text, "externalId" text, taken boolean, why text)
    ON CONFLICT (import_id, number) DO UPDATE SET taken = excluded.taken, reason = excluded.reason`
}

type Ending = { state: 'ready' | 'done' } | { state: 'failed'; failure: string }

/** Ends an import that was not ended meanwhile; what was only needed for working on it is thrown away. */
export async function endWork(work: Work, ending: Ending, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const failure = ending.state === 'failed' ? ending.failure : null
    const [row] = await tx.$queryRaw<{ tallies: Tallies }[]>`
      UPDATE comment_imports SET state = ${ending.state}::import_state, failure = ${failure}, touched_at = ${now}, ended_at = ${now},
        tallies = jsonb_set(tallies, '{articles}', to_jsonb((SELECT count(DISTINCT article_id) FROM import_rows
          WHERE import_id = ${work.id}::uuid AND NOT gone)))
      WHERE id = ${work.id}::uuid AND state = 'running' RETURNING tallies`
    if (!row) return
    await forgetWork(tx, work.id)
    if (ending.state === 'done') await tx.importPart.deleteMany({ where: { importId: work.id } })
    const { created, revised, rejected } = row.tallies
    const payload = { state: ending.state, trial: work.trial, created, revised, rejected: sum(rejected) }
    const about = { actor: actorOf(work), siteId: work.siteId, subjectId: work.id }
    await recordEvent(tx, { name: 'import.ended', ...about, payload }, now)
  }, PATIENCE)
}

/** Everything but the file itself, the counts and the remarks. */
export async function forgetWork(tx: Tx, importId: string): Promise<void> {
  await tx.importRow.deleteMany({ where: { importId } })
  await tx.importName.deleteMany({ where: { importId } })
}
