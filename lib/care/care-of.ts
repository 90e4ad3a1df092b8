import type { PersonSettings } from '#lib/accounts/settings/schema.ts'
import type { Care, SiteCare } from '#lib/care/schema.ts'

type Own = Pick<PersonSettings, 'blurFrom' | 'breakAfter' | 'countExposure'>

/** A person's own choice where they made one, else the site's; and never less care than the site asks for. */
export function careOf(own: Own, site: SiteCare): Care {
  return {
    blurFrom: lower(chosen(own.blurFrom, site.blurFrom), site.blurAtLeastFrom),
    breakAfter: lower(chosen(own.breakAfter, site.breakAfter), site.breakAtLeastAfter),
    countExposure: own.countExposure ?? site.countExposure,
  }
}

/** "Never" is a choice, and no choice is none. */
const chosen = (own: number | null | undefined, site: number | null) => (own === undefined ? site : own)

/** The lower of two marks cares more; null is no mark at all. */
function lower(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}
