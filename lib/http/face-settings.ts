import { FRESH_FOR, HELD_FOR } from '#lib/http/face-times.ts'
import { FreshCache } from '#lib/http/fresh-cache.ts'
import { faceSettings } from '#lib/perspective/data.ts'

const settings = new FreshCache(faceSettings, { keepFor: FRESH_FOR, holdFor: HELD_FOR, most: 1000 })

/** How a site wants its requests answered; a change is known everywhere three seconds later. */
export const settingsOf = (siteId: string, now: number) => settings.get(siteId, now)
