import { createDataset } from '#lib/datasets/snapshots/mutations.ts'
import { newDataset } from '#lib/datasets/snapshots/schema.ts'
import { problem } from '#lib/http/problem.ts'
import { siteRoute } from '#lib/http/site-route.ts'

/** Defines a dataset. */
export const POST = siteRoute({
  ability: 'dataset.edit',
  body: newDataset,
  handle: async ({ body, person, now }, siteId) => {
    const made = await createDataset(body, { siteId, actor: { kind: 'user', id: person.id }, now })
    return made.ok ? made : problem({ status: 409, detail: 'There is a dataset with this key already.' })
  },
})
