import { candidates, MAY_BE_CHOSEN } from '#lib/assignments/sampling/candidates-sql.ts'
import { chooseSample, spreadNearDuplicates } from '#lib/assignments/sampling/choose-sample.ts'
import {
  type Choice,
  type ChoiceOutcome,
  type Chosen,
  type Drawn,
  PROJECT_LIMIT,
  type SampleChoice,
} from '#lib/assignments/sampling/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { viewCondition } from '#lib/queue/view-sql.ts'

/** How many ids that are not here are named. */
const NAMED = 20
/** How many times as many as are wanted are looked at, so that near-duplicates can be left out. */
const SPARE = 3
/** How many texts a preview shows. */
const SHOWN = 5

type From = { siteId: string; seed: string }

/**
 * The comments that a choice comes to now, in the order in which they are to be labelled: texts that are nearly the same
 * stand apart. What is drawn at random hangs on `seed` alone.
 */
export async function chooseComments(tx: Tx, choice: Choice, from: From): Promise<ChoiceOutcome> {
  const outcome = await found(tx, choice, from)
  return outcome.ok ? { ok: true, chosen: spreadNearDuplicates(outcome.chosen) } : outcome
}

async function found(tx: Tx, choice: Choice, from: From): Promise<ChoiceOutcome> {
  if (choice.kind === 'file') return named(tx, choice.ids, from.siteId)
  const chosen = choice.kind === 'sample' ? await sample(tx, choice, from) : await held(tx, choice, from.siteId)
  if (chosen.length === 0) return { ok: false, reason: 'nothing' }
  return chosen.length > PROJECT_LIMIT ? { ok: false, reason: 'too-many' } : { ok: true, chosen }
}

async function sample(tx: Tx, wanted: SampleChoice, { siteId, seed }: From): Promise<Chosen[]> {
  const limit = wanted.count * SPARE
  const read = (method: SampleChoice['method']) =>
    tx.$queryRaw<Chosen[]>(candidates(method, wanted, { siteId, seed, limit }))
  const random = await read('random')
  const byMethod = wanted.method === 'random' ? [] : await read(wanted.method)
  return chooseSample(byMethod, random, wanted)
}

function held(tx: Tx, { view }: Extract<Choice, { kind: 'view' }>, siteId: string): Promise<Chosen[]> {
  return tx.$queryRaw<Chosen[]>`
    SELECT s.comment_id AS "commentId", s.revision_id AS "revisionId", r.text, 'view' AS drawn
    FROM comment_states s JOIN revisions r ON r.id = s.revision_id
    WHERE ${viewCondition(siteId, view)} AND ${MAY_BE_CHOSEN} ORDER BY s.comment_id LIMIT ${PROJECT_LIMIT + 1}`
}

async function named(tx: Tx, given: readonly string[], siteId: string): Promise<ChoiceOutcome> {
  const ids = [...new Set(given)]
  const chosen = await tx.$queryRaw<Chosen[]>`
    SELECT s.comment_id AS "commentId", s.revision_id AS "revisionId", r.text, 'file' AS drawn
    FROM comment_states s JOIN revisions r ON r.id = s.revision_id
    WHERE s.site_id = ${siteId}::uuid AND s.comment_id = ANY(${ids}::uuid[]) AND ${MAY_BE_CHOSEN}
    ORDER BY array_position(${ids}::uuid[], s.comment_id)`
  const here = new Set(chosen.map((one) => one.commentId))
  const missing = ids.filter((id) => !here.has(id))
  if (missing.length === 0) return { ok: true, chosen }
  return { ok: false, reason: 'unknown-ids', missing: missing.length, first: missing.slice(0, NAMED) }
}

export type ChoicePreview =
  | { ok: true; comments: number; drawn: Partial<Record<Drawn, number>>; sample: string[] }
  | Extract<ChoiceOutcome, { ok: false }>

/** What a choice would come to: how many comments, by why they are chosen, and the first of their texts. */
export async function previewChoice(choice: Choice, siteId: string): Promise<ChoicePreview> {
  const outcome = await chooseComments(db(), choice, { siteId, seed: 'preview' })
  if (!outcome.ok) return outcome
  const { chosen } = outcome
  const drawn: Partial<Record<Drawn, number>> = {}
  for (const one of chosen) drawn[one.drawn] = (drawn[one.drawn] ?? 0) + 1
  return { ok: true, comments: chosen.length, drawn, sample: chosen.slice(0, SHOWN).map((one) => one.text) }
}
