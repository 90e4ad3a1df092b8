import { z } from 'zod'
import type { Ability } from '#lib/auth/ability.ts'
import { type RouteInput, route } from '#lib/http/route.ts'
import { siteByKey } from '#lib/sites/data.ts'
import { siteKey } from '#lib/sites/schema.ts'

type SiteParams = { site: string }

/** A route under /api/sites/[site]: the ability is asked on that site, and the handler gets its id. */
export function siteRoute<P extends SiteParams, Q = unknown, B = unknown>(spec: {
  ability: Ability
  /** The path's other parts; the site's key is always among them. */
  params?: z.ZodType<P>
  query?: z.ZodType<Q>
  body?: z.ZodType<B>
  bodyLimit?: number
  handle: (input: RouteInput<P, Q, B>, siteId: string) => Promise<unknown>
}) {
  return route<P, Q, B>({
    ...spec,
    params: spec.params ?? (siteParams as unknown as z.ZodType<P>),
    site: async ({ params }) => (await siteByKey(params.site))?.id,
    handle: (input, siteId) => {
      if (siteId === null) throw new Error('a route of a site was asked without one')
      return spec.handle(input, siteId)
    },
  })
}

/** The parts of a path under a site, to which a route adds its own. */
export const siteParams = z.object({ site: siteKey })
