import { z } from 'zod'

const mark = z.number().min(0).max(1).nullable()
const minutes = z.number().int().min(10).max(240).nullable()

/** How a site looks after those who read there. Null blurs nothing and suggests no break. */
export const siteCare = z.object({
  /** What holds where a person chose nothing of their own. */
  blurFrom: mark.default(null),
  breakAfter: minutes.default(null),
  countExposure: z.boolean().default(false),
  /** What nobody on the site goes without: texts from here on are blurred, and a break is suggested by then. */
  blurAtLeastFrom: mark.default(null),
  breakAtLeastAfter: minutes.default(null),
})
export type SiteCare = z.infer<typeof siteCare>

export const NO_CARE: SiteCare = siteCare.parse({})

/** What holds for a person on a site. */
export type Care = { blurFrom: number | null; breakAfter: number | null; countExposure: boolean }
