import type { PersonSettings } from '#lib/accounts/settings/schema.ts'
import { db } from '#lib/db/client.ts'

/** Keeps a person's settings in place of the earlier ones. They concern nobody else, and are not told of. */
export async function keepSettings(userId: string, settings: PersonSettings, now: Date): Promise<void> {
  const kept = { settings, changedAt: now }
  await db().personSettings.upsert({ where: { userId }, create: { userId, ...kept }, update: kept })
}
