import { z } from 'zod'
import { problem } from '#lib/http/problem.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { findImport } from '#lib/imports/data.ts'
import { cancelImport, removeFile } from '#lib/imports/mutations.ts'

const params = siteParams.extend({ import: z.uuid() })

/** How far an import is. */
export const GET = siteRoute({
  ability: 'page.import',
  params,
  handle: async ({ params: { import: id } }, siteId) =>
    (await findImport(siteId, id)) ?? problem({ status: 404, detail: 'There is no such import.' }),
})

/** Ends an import that is under way; of one that is not, throws the file away. What came in stays. */
export const DELETE = siteRoute({
  ability: 'page.import',
  params,
  handle: async ({ params: { import: id }, person, now }, siteId) => {
    const by = { siteId, actor: { kind: 'user' as const, id: person.id }, now }
    const ended = await cancelImport(id, by)
    const removed = ended.ok ? ended : await removeFile(id, by)
    return removed.ok ? removed : problem({ status: 409, detail: 'It has ended already.' })
  },
})
