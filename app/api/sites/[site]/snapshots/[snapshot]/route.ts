import { z } from 'zod'
import { discardSnapshot, publishSnapshot, withdrawSnapshot } from '#lib/datasets/snapshots/mutations.ts'
import { problem } from '#lib/http/problem.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

const change = z.discriminatedUnion('change', [
  z.object({ change: z.literal('publish') }),
  z.object({ change: z.literal('discard') }),
  z.object({ change: z.literal('withdraw'), why: z.string().trim().min(1, 'Say why.').max(500) }),
])

const WHY = {
  'not-there': { status: 404, detail: 'There is no such snapshot, or this was done to it already.' },
  'changed-meanwhile': { status: 409, detail: 'Another version was published meanwhile. Make a new snapshot.' },
}

/** Publishes, discards or withdraws a snapshot. */
export const POST = siteRoute({
  ability: 'dataset.edit',
  params: siteParams.extend({ snapshot: z.uuid() }),
  body: change,
  handle: async ({ params: { snapshot }, body, person, now }, siteId) => {
    const by = { siteId, actor: { kind: 'user' as const, id: person.id }, now }
    const { change: asked } = body
    const done = await (asked === 'publish'
      ? publishSnapshot(snapshot, by)
      : asked === 'discard'
        ? discardSnapshot(snapshot, by)
        : withdrawSnapshot(snapshot, body.why, by))
    return done.ok ? done : problem(WHY[done.reason])
  },
})
