import { z } from 'zod'
import { listRuns } from '#lib/datasets/runs/data.ts'
import { askRun } from '#lib/datasets/runs/mutations.ts'
import { datasetByKey } from '#lib/datasets/snapshots/data.ts'
import { datasetKey } from '#lib/datasets/snapshots/schema.ts'
import { problem } from '#lib/http/problem.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

const params = siteParams.extend({ dataset: datasetKey })
const nothing = () => problem({ status: 404, detail: 'There is no dataset by that key.' })

/** How far the newest runs of a dataset are. */
export const GET = siteRoute({
  ability: 'dataset.read',
  params,
  handle: async ({ params: { dataset } }, siteId) => {
    const found = await datasetByKey(siteId, dataset)
    return found ? listRuns(found.id) : nothing()
  },
})

/** Asks for a snapshot of what the dataset takes now. */
export const POST = siteRoute({
  ability: 'dataset.edit',
  params,
  body: z.object({}),
  handle: async ({ params: { dataset }, person, now }, siteId) => {
    const found = await datasetByKey(siteId, dataset)
    if (!found) return nothing()
    const asked = await askRun(found.id, { kind: 'snapshot' }, { siteId, actor: { kind: 'user', id: person.id }, now })
    return asked.ok ? asked : problem({ status: 409, detail: 'A snapshot of this dataset is under way already.' })
  },
})
