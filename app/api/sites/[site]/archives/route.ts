import { z } from 'zod'
import { can } from '#lib/auth/ability.ts'
import { askRun } from '#lib/datasets/runs/mutations.ts'
import { newArchive } from '#lib/datasets/runs/schema.ts'
import { problem } from '#lib/http/problem.ts'
import { siteRoute } from '#lib/http/site-route.ts'

const WHY = {
  'not-there': { status: 404, detail: 'There is no such published version, or it was withdrawn.' },
  'under-way': { status: 409, detail: 'An archive of this version is under way already.' },
}

const NEEDS_ADMINISTRATOR = { status: 403, detail: 'Only an administrator may leave personal data in the texts.' }

/** Asks for an archive of a published snapshot. */
export const POST = siteRoute({
  ability: 'export.labels',
  body: newArchive.extend({ datasetId: z.uuid() }),
  handle: async ({ body: { datasetId, ...archive }, person, now }, siteId) => {
    if (!archive.redact && !can(person.grants, 'export.unredacted', siteId)) return problem(NEEDS_ADMINISTRATOR)
    const asked = await askRun(datasetId, archive, { siteId, actor: { kind: 'user', id: person.id }, now })
    return asked.ok ? asked : problem(WHY[asked.reason])
  },
})
