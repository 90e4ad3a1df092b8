import { db } from '#lib/db/client.ts'
import { type FaceSettings, FIRST_SETTINGS } from '#lib/perspective/schema.ts'

/** How a site wants its requests answered. */
export async function faceSettings(siteId: string): Promise<FaceSettings> {
  const select = { scoreAnyway: true, attributesOff: true, strictModerations: true }
  return (await db().faceSettings.findUnique({ where: { siteId }, select })) ?? FIRST_SETTINGS
}

/** How many texts of a language were asked about since a day, and how many of them were refused for it. */
export type LanguageUse = { language: string; scored: number; refused: number }

export async function languageUse(siteId: string, since: Date): Promise<LanguageUse[]> {
  return db().$queryRaw<LanguageUse[]>`
    SELECT language, sum(scored)::int AS scored, sum(refused)::int AS refused FROM language_counts
    WHERE site_id = ${siteId}::uuid AND day >= ${since}::date GROUP BY language ORDER BY sum(scored + refused) DESC`
}
