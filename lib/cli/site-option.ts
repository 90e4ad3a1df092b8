import { UserError } from '#lib/errors.ts'
import { listSites, siteByKey } from '#lib/sites/data.ts'
import type { Site } from '#lib/sites/schema.ts'

/** The site that a command names. Throws one sentence with the keys there are. */
export async function siteForCommand(key: string): Promise<Site> {
  const site = await siteByKey(key)
  if (site) return site
  const keys = (await listSites('all')).map((one) => one.key)
  const there = keys.length > 0 ? `there are: ${keys.join(', ')}` : 'there is none yet: start Belowline once'
  throw new UserError(`There is no site "${key}"; ${there}.`)
}
