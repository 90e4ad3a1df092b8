import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { UNSURE_BELOW } from '#lib/policies/route-comment.ts'
import type { Rule } from '#lib/policies/schema.ts'
import { failuresOf } from '#lib/rescoring/failures-sql.ts'
import { attributesOfPairs, pairColumns, waitingPairs, wayOfPair } from '#lib/rescoring/preview-sql.ts'
import {
  type AttributeChange,
  type FailureCount,
  GRID,
  type MovedExample,
  type Preview,
  type Progress,
  type RescoringLine,
  type Way,
} from '#lib/rescoring/schema.ts'
import type { WaitingRevision } from '#lib/scoring/data.ts'
import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'
import { currentUse } from '#lib/versions/data.ts'
import type { Version } from '#lib/versions/schema.ts'

const RUNS_SHOWN = 20

const fields = {
  id: true,
  state: true,
  done: true,
  failed: true,
  total: true,
  failure: true,
  createdAt: true,
  endedAt: true,
  version: { select: { id: true, scorer: true, digest: true } },
} as const

/** The newest runs of a site. */
export async function listRescorings(siteId: string): Promise<RescoringLine[]> {
  return db().rescoring.findMany({ where: { siteId }, orderBy: { id: 'desc' }, take: RUNS_SHOWN, select: fields })
}

/** How far versions are on a site; cheap enough to be asked every other second. */
export async function readProgress(siteId: string): Promise<Progress> {
  const [run, use] = await Promise.all([
    db().rescoring.findFirst({ where: { siteId }, orderBy: { id: 'desc' }, select: fields }),
    currentUse(siteId),
  ])
  return { run, use: use && { number: use.number, moved: use.moved, settled: use.settledAt !== null } }
}

/** What a site needs before a version may score it: a run over all its comments that ended well, or earlier use. */
export async function mayBeUsed(siteId: string, versionId: string): Promise<boolean> {
  const where = { siteId, versionId }
  if ((await db().rescoring.count({ where: { ...where, state: 'done' } })) > 0) return true
  return (await db().scorerUse.count({ where })) > 0
}

/** The sites that are scored, and never were by a version, nor was that asked for. */
export async function sitesWithoutVersion(versionId: string): Promise<string[]> {
  const never = { none: { versionId } }
  const where = { scorerUses: { ...never, some: {} }, rescorings: never }
  return (await db().site.findMany({ where, select: { id: true } })).map(({ id }) => id)
}

type Part = { siteId: string; version: Version; after: string; limit: number; again?: boolean }

/**
 * Comments of a site whose current revision has no outcome by a version, at most `limit` of those after `after`, in the
 * order of ids; with `again` those too that it has but failed at. An erased text reads as empty.
 */
export async function unscoredBy({ siteId, version, after, limit, again }: Part): Promise<WaitingRevision[]> {
  const passedOver = again ? Prisma.sql`AND c.outcome <> 'failed'` : Prisma.empty
  return db().$queryRaw<WaitingRevision[]>`
    SELECT s.comment_id AS "commentId", s.revision_id AS "revisionId", s.site_id AS "siteId", coalesce(r.text, '') AS text
    FROM comment_states s JOIN revisions r ON r.id = s.revision_id
    WHERE s.site_id = ${siteId}::uuid AND s.comment_id > ${after}::uuid
      AND NOT EXISTS (SELECT FROM scores c WHERE c.revision_id = s.revision_id AND c.scorer = ${version.scorer}
        AND c.digest = ${version.digest} ${passedOver})
    ORDER BY s.comment_id LIMIT ${limit}`
}

/** How many comments of a site each version failed at and has no score for; versions that failed at none are missing. */
export async function countFailures(siteId: string): Promise<FailureCount[]> {
  return db().$queryRaw<FailureCount[]>`
    SELECT f.scorer, f.digest, count(DISTINCT s.comment_id)::int AS count ${failuresOf(siteId)} GROUP BY 1, 2`
}

/** What would change for what waits on a site, were a version current under these rules. Counted anew each time. */
export async function previewVersion(siteId: string, version: Version, rules: readonly Rule[]): Promise<Preview> {
  const asked = { siteId, version, rules: JSON.stringify(rules) }
  const [totals, missing, cells, examples] = await Promise.all([
    countTotals(asked),
    countMissing(asked),
    countCells(asked),
    findExamples(asked),
  ])
  const attributes = ATTRIBUTES.map((attribute) => changeOf(attribute, cells, rules))
  return { ...totals, ...missing, attributes, examples }
}

type Asked = { siteId: string; version: Version; rules: string }
type CellRow = { attribute: Attribute; before: number | null; after: number | null; way: Way | null; count: number }

function changeOf(attribute: Attribute, rows: readonly CellRow[], rules: readonly Rule[]): AttributeChange {
  const own = rows.filter((row) => row.attribute === attribute)
  const sum = (way: Way) => own.reduce((all, row) => (row.way === way ? all + row.count : all), 0)
  const cells = own.flatMap(({ before, after, count }) =>
    before === null || after === null ? [] : [{ before, after, count }],
  )
  const threshold = rules.find((rule) => rule.attribute === attribute)?.threshold ?? null
  return { attribute, threshold, over: sum('over'), under: sum('under'), cells }
}

/** By what routes a comment: a rule that its score reaches, or too little confidence. */
async function countTotals({ siteId, version, rules }: Asked) {
  const [row] = await db().$queryRaw<{ compared: number; flaggedBefore: number; flaggedAfter: number }[]>`
    WITH w AS (SELECT s.flagged, n.outcome, n.confidence, ${pairColumns} FROM ${waitingPairs(siteId, version)})
    SELECT count(*)::int AS compared, (count(*) FILTER (WHERE w.flagged))::int AS "flaggedBefore",
      (count(*) FILTER (WHERE w.outcome = 'scored' AND (w.confidence < ${UNSURE_BELOW}::float8 OR EXISTS (
        SELECT FROM jsonb_to_recordset(${rules}::jsonb) AS t(attribute text, threshold real)
        JOIN (SELECT v.attribute, v.after FROM (SELECT) one ${attributesOfPairs}) v ON v.attribute = t.attribute
        WHERE v.after >= t.threshold))))::int AS "flaggedAfter"
    FROM w`
  return row ?? { compared: 0, flaggedBefore: 0, flaggedAfter: 0 }
}

async function countMissing({ siteId, version }: Asked) {
  const [row] = await db().$queryRaw<{ missing: number; failed: number }[]>`
    SELECT (count(*) FILTER (WHERE n.outcome IS NULL))::int AS missing,
      (count(*) FILTER (WHERE n.outcome = 'failed'))::int AS failed
    FROM comment_states s LEFT JOIN LATERAL (
      SELECT c.outcome FROM scores c WHERE c.revision_id = s.revision_id AND c.scorer = ${version.scorer}
        AND c.digest = ${version.digest} ORDER BY c.outcome = 'failed' LIMIT 1) n ON true
    WHERE s.site_id = ${siteId}::uuid AND s.status IN ('pending', 'escalated')
      AND (n.outcome IS NULL OR n.outcome = 'failed')`
  return row ?? { missing: 0, failed: 0 }
}

async function countCells({ siteId, version, rules }: Asked): Promise<CellRow[]> {
  return db().$queryRaw<CellRow[]>`
    WITH w AS (SELECT ${pairColumns} FROM ${waitingPairs(siteId, version)})
    SELECT v.attribute, least(floor(v.before * ${GRID}::int), ${GRID - 1}::int)::int AS before,
      least(floor(v.after * ${GRID}::int), ${GRID - 1}::int)::int AS after, ${wayOfPair} AS way, count(*)::int AS count
    FROM w ${attributesOfPairs}
    LEFT JOIN jsonb_to_recordset(${rules}::jsonb) AS t(attribute text, threshold real) ON t.attribute = v.attribute
    GROUP BY 1, 2, 3, 4`
}

/** How many examples are shown of each attribute and way: those whose score moves furthest. */
const EXAMPLES = 3
/** Of a text so many characters are shown. */
const BEGINNING = 280

async function findExamples({ siteId, version, rules }: Asked): Promise<MovedExample[]> {
  return db().$queryRaw<MovedExample[]>`
    WITH w AS (SELECT s.comment_id, s.revision_id, ${pairColumns} FROM ${waitingPairs(siteId, version)}),
    moved AS (
      SELECT w.comment_id, w.revision_id, v.attribute, v.before, v.after, ${wayOfPair} AS way
      FROM w ${attributesOfPairs}
      JOIN jsonb_to_recordset(${rules}::jsonb) AS t(attribute text, threshold real) ON t.attribute = v.attribute
    ),
    ranked AS (
      SELECT m.*, row_number() OVER (PARTITION BY m.attribute, m.way
        ORDER BY abs(coalesce(m.after, 0) - coalesce(m.before, 0)) DESC, m.comment_id) AS place
      FROM moved m WHERE m.way IS NOT NULL
    )
    SELECT k.comment_id AS "commentId", k.attribute, k.way, k.before, k.after, left(coalesce(r.text, ''), ${BEGINNING}::int) AS text
    FROM ranked k JOIN revisions r ON r.id = k.revision_id WHERE k.place <= ${EXAMPLES} ORDER BY k.attribute, k.way, k.place`
}
