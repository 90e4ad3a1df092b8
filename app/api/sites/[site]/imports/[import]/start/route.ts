import { z } from 'zod'
import { problem } from '#lib/http/problem.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { startImport } from '#lib/imports/mutations.ts'
import { lookAtUpload } from '#lib/imports/open-look.ts'
import { startRequest } from '#lib/imports/schema.ts'

/** Has a file taken in in the background, or counted only. */
export const POST = siteRoute({
  ability: 'page.import',
  params: siteParams.extend({ import: z.uuid() }),
  body: startRequest,
  handle: async ({ params, body: { trial, ...settings }, person, now }, siteId) => {
    const looked = await lookAtUpload(params.import, { siteId, format: settings.format, encoding: settings.encoding })
    if (looked && !looked.ok) return problem({ status: 422, detail: looked.reason })
    const by = { siteId, actor: { kind: 'user' as const, id: person.id }, now }
    const started = await startImport(params.import, { settings, trial, signature: looked?.signature ?? null }, by)
    return started.ok ? started : problem({ status: 409, detail: 'The file is not here, or is being read.' })
  },
})
