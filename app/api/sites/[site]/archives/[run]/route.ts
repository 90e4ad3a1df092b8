import { Readable } from 'node:stream'
import { z } from 'zod'
import { archiveBytes, findDownload } from '#lib/datasets/runs/data.ts'
import { cancelRun, recordDownload } from '#lib/datasets/runs/mutations.ts'
import { problem } from '#lib/http/problem.ts'
import { readRange } from '#lib/http/read-range.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

const params = siteParams.extend({ run: z.uuid() })

/** Hands a finished archive out, or what is left of it after a connection broke; who took it is on record. */
export const GET = siteRoute({
  ability: 'export.labels',
  params,
  handle: async ({ params: { run }, request, person, now }, siteId) => {
    const file = await findDownload(siteId, run, now)
    if (!file) return problem({ status: 404, detail: 'This file is not there any more. Make it again: it will be the same.' }) // biome-ignore format: one thought
    const tag = `"${file.sha256}"`
    const range = readRange(request.headers, { size: file.bytes, tag })
    if (range === 'outside') return new Response(null, { status: 416, headers: { 'content-range': `bytes */${file.bytes}` } }) // biome-ignore format: one thought
    await recordDownload(run, file.sha256, { siteId, actor: { kind: 'user', id: person.id }, now })
    const headers = {
      'content-type': 'application/zip',
      'content-length': String(range ? range.end - range.start + 1 : file.bytes),
      'accept-ranges': 'bytes',
      etag: tag,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'repr-digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
    }
    if (!range) return new Response(Readable.toWeb(Readable.from(archiveBytes(run))) as BodyInit, { headers })
    const part = Readable.toWeb(Readable.from(archiveBytes(run, range))) as BodyInit
    const which = { 'content-range': `bytes ${range.start}-${range.end}/${file.bytes}` }
    return new Response(part, { status: 206, headers: { ...headers, ...which } })
  },
})

/** Ends a snapshot or an archive that is being made. */
export const DELETE = siteRoute({
  ability: 'dataset.edit',
  params,
  handle: async ({ params: { run }, person, now }, siteId) => {
    const ended = await cancelRun(run, { siteId, actor: { kind: 'user', id: person.id }, now })
    return ended.ok ? ended : problem({ status: 409, detail: 'It has ended already.' })
  },
})
