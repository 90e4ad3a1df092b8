import { Readable } from 'node:stream'
import { z } from 'zod'
import { problem } from '#lib/http/problem.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { receiveBytes } from '#lib/imports/uploads/mutations.ts'

const WHY = {
  'not-here': { status: 404, detail: 'There is no such import.' },
  'wrong-offset': { status: 409, detail: 'These bytes do not follow those that are here. Ask how far it is.' },
  'too-much': { status: 413, detail: 'The file is longer than it was said to be.' },
}

/** Takes the next bytes of a file, as many as come; they are kept as they come, and never gathered. */
export const PUT = siteRoute({
  ability: 'page.import',
  params: siteParams.extend({ import: z.uuid() }),
  query: z.object({
    offset: z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  }),
  handle: async ({ params, query: { offset }, request }, siteId) => {
    const place = { siteId, importId: params.import, offset, now: () => new Date() }
    const received = await receiveBytes(request.body ?? Readable.from([]), place)
    return received.ok ? received : problem(WHY[received.reason])
  },
})
