import { cookies, headers } from 'next/headers'
import { siteOfPath } from '#app/shell/find-active.ts'
import { SITE_COOKIE } from '#app/shell/remember.ts'
import type { Grant } from '#lib/accounts/schema.ts'
import { PATH_HEADER } from '#lib/http/headers.ts'
import { listSites } from '#lib/sites/data.ts'
import type { Site } from '#lib/sites/schema.ts'

/** The sites that somebody has any grant on, and the one of them to begin with: asked for, worked on last, or first. */
export async function readSites(grants: readonly Grant[]): Promise<{ sites: Site[]; current: Site | null }> {
  const ids = grants.map((grant) => grant.siteId)
  const sites = await listSites(ids.includes(null) ? 'all' : ids.filter((id) => id !== null))
  const asked = siteOfPath((await headers()).get(PATH_HEADER) ?? '')
  const last = (await cookies()).get(SITE_COOKIE)?.value
  const byKey = (key: string | null | undefined) => sites.find((site) => site.key === key)
  return { sites, current: byKey(asked) ?? byKey(last) ?? sites[0] ?? null }
}
