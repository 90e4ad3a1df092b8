import { isTrueCopy } from '#lib/datasets/snapshots/check-copy.ts'
import { chooseSplit, placeOf } from '#lib/datasets/snapshots/choose-split.ts'
import { countAnswers, counts, isSelected } from '#lib/datasets/snapshots/count-answers.ts'
import { type Labelled, labelledPages } from '#lib/datasets/snapshots/data.ts'
import { duplicateGroup } from '#lib/datasets/snapshots/duplicate-group.ts'
import {
  type Said,
  type Selection,
  type Shares,
  SPLITS,
  type Split,
  type Summary,
} from '#lib/datasets/snapshots/schema.ts'
import { summariseRows } from '#lib/datasets/snapshots/summarise-rows.ts'
import type { Tx } from '#lib/db/client.ts'
import { FIRST_ID } from '#lib/db/id.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'
import { type Merges, mergesOf } from '#lib/labels/attributes/read-as.ts'
import type { ReplayedEvent } from '#lib/labels/replay-events.ts'
import { UNDETERMINED } from '#lib/queue/views.ts'

type Rule = { siteId: string; selection: Selection; salt: string; shares: Shares }
type Copy = Rule & { id: string; progress: (done: number, total: number) => Promise<void> }

export type Copied = { rows: number; duplicates: number; summary: Summary; eventId: string | null }

/** Copies the rows of a new snapshot and proves the copy. Answers the figures of the snapshot. */
export async function copyRows(tx: Tx, copy: Copy): Promise<Copied> {
  const chosen = await chooseRows(tx, copy)
  const summed = summariseRows()
  let rows = 0
  for await (const page of labelledPages(tx, copy.siteId)) {
    const kept = page.filter(({ commentId }) => chosen.splits.has(commentId))
    const made = kept.map((row) => toRow(row, copy, chosen.splits.get(row.commentId) ?? 'train'))
    for (const row of made) summed.add({ ...row, said: row.said.filter((one) => counts(one, copy.selection)) })
    await insertRows(tx, copy.id, made)
    rows += made.length
    await copy.progress(rows, chosen.splits.size)
  }
  await proveSplits(tx, copy.id, rows)
  await proveReplay(tx, copy.id, mergesOf(await siteAttributes(copy.siteId, tx)))
  const told = { ...(await ownAttributes(tx, copy.siteId)), ...(await languagesOf(tx, copy.id)) }
  const summary = { ...summed.summary(), ...told, goldLeftOut: chosen.gold }
  const [newest] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM label_events WHERE site_id = ${copy.siteId}::uuid ORDER BY id DESC LIMIT 1`
  return { rows, duplicates: chosen.duplicates, summary, eventId: newest?.id ?? null }
}

/** The site's own attributes as they are called now; none where it has none. */
async function ownAttributes(tx: Tx, siteId: string): Promise<Pick<Summary, 'own'>> {
  const own = (await siteAttributes(siteId, tx)).filter((one) => one.own && !one.mergedInto)
  const told = own.map(({ key, title, deprecated }) => ({ key, title, ...(deprecated ? { deprecated } : {}) }))
  return own.length > 0 ? { own: told } : {}
}

/** What the languages of the texts are, where they were told. */
async function languagesOf(tx: Tx, snapshotId: string): Promise<Pick<Summary, 'languages'>> {
  const languages = await tx.$queryRaw<{ language: string; rows: number }[]>`
    SELECT s.language, count(*)::int AS rows FROM snapshot_rows r JOIN comment_states s ON s.comment_id = r.comment_id
    WHERE r.snapshot_id = ${snapshotId}::uuid AND s.language <> ${UNDETERMINED}
    GROUP BY s.language ORDER BY rows DESC, s.language`
  return languages.length > 0 ? { languages } : {}
}

type Candidate = { id: string; place: number; split: Split; group: string }

/**
 * Which comments, in which split. Of one text in two splits the larger split gives way, so that no test is known. What
 * annotators are measured by is not trained on.
 */
async function chooseRows(tx: Tx, { siteId, selection, salt, shares }: Rule) {
  let candidates: Candidate[] = []
  let gold = 0
  for await (const page of labelledPages(tx, siteId)) {
    for (const { commentId: id, text, said, groupKey, about } of page) {
      const counted = said?.filter((one) => counts(one, selection)) ?? []
      if (text === null || !isSelected(counted, selection)) continue
      const split = chooseSplit(salt, groupKey, shares)
      if (about.gold && split === 'train') {
        gold += 1
        continue
      }
      candidates.push({ id, place: placeOf(salt, id), split, group: duplicateGroup(text) })
    }
  }
  if (selection.sample !== null && candidates.length > selection.sample) {
    candidates = candidates.sort((a, b) => a.place - b.place).slice(0, selection.sample)
  }
  const last = new Map<string, number>()
  for (const { group, split } of candidates) last.set(group, Math.max(last.get(group) ?? 0, SPLITS.indexOf(split)))
  const kept = candidates.filter(({ group, split }) => last.get(group) === SPLITS.indexOf(split))
  return {
    splits: new Map(kept.map(({ id, split }) => [id, split])),
    duplicates: candidates.length - kept.length,
    gold,
  }
}

function toRow(
  { commentId, revisionId, groupKey, text, said, settled, about }: Labelled,
  { selection }: Rule,
  split: Split,
) {
  const all = said ?? []
  const answers = countAnswers(all.filter((one) => counts(one, selection)), settled) // biome-ignore format: one thought
  return {
    commentId,
    revisionId,
    groupKey,
    split,
    duplicateGroup: duplicateGroup(text ?? ''),
    answers,
    said: all,
    about,
  }
}

async function insertRows(tx: Tx, snapshotId: string, rows: readonly object[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO snapshot_rows (snapshot_id, comment_id, revision_id, split, group_key, duplicate_group, answers, said, about)
    SELECT ${snapshotId}::uuid, r."commentId", r."revisionId", r.split::split, r."groupKey", r."duplicateGroup", r.answers,
      r.said, r.about
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("commentId" uuid, "revisionId" uuid, split text,
      "groupKey" uuid, "duplicateGroup" text, answers jsonb, said jsonb, about jsonb)`
}

/** Throws when two splits share an article or a text, or when rows are missing: such a snapshot must not be. */
export async function proveSplits(tx: Tx, snapshotId: string, rows: number): Promise<void> {
  const [found] = await tx.$queryRaw<{ groups: number; texts: number; rows: number }[]>`
    WITH own AS (SELECT * FROM snapshot_rows WHERE snapshot_id = ${snapshotId}::uuid)
    SELECT (SELECT count(*)::int FROM own) AS rows,
      (SELECT count(*)::int FROM (SELECT FROM own GROUP BY group_key HAVING min(split) <> max(split)) g) AS groups,
      (SELECT count(*)::int FROM (SELECT FROM own GROUP BY duplicate_group HAVING min(split) <> max(split)) t) AS texts`
  if (found?.groups !== 0) throw new Error('an article stands in two splits')
  if (found.texts !== 0) throw new Error('a text stands in two splits')
  if (found.rows !== rows) throw new Error('rows of the snapshot are missing')
}

type Check = { commentId: string; revisionId: string; said: Said[]; events: ReplayedEvent[] }

/** Throws when a row is not what all events of its comment come to, replayed one by one. */
async function proveReplay(tx: Tx, snapshotId: string, merges: Merges): Promise<void> {
  for (let after = FIRST_ID; ; ) {
    const rows = await tx.$queryRaw<Check[]>`
      SELECT r.comment_id AS "commentId", r.revision_id AS "revisionId", r.said, e.events
      FROM (SELECT * FROM snapshot_rows WHERE snapshot_id = ${snapshotId}::uuid AND comment_id > ${after}::uuid
        ORDER BY comment_id LIMIT 1000) r
      CROSS JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('revisionId', l.revision_id, 'by', l.labelled_by,
        'attribute', l.attribute, 'value', l.value) ORDER BY l.id) AS events
        FROM label_events l WHERE l.comment_id = r.comment_id) e
      ORDER BY r.comment_id`
    if (!rows.every((row) => isTrueCopy(row, row.events, merges)))
      throw new Error('a row differs from the replay of its events')
    const last = rows.at(-1)
    if (!last) return
    after = last.commentId
  }
}
