import { DEFAULT_SETTINGS, type PersonSettings, personSettings } from '#lib/accounts/settings/schema.ts'
import { db } from '#lib/db/client.ts'

/** A person's settings; the defaults where they have none, or where another version wrote what cannot be read. */
export async function settingsOf(userId: string): Promise<PersonSettings> {
  const row = await db().personSettings.findUnique({ where: { userId } })
  const read = personSettings.safeParse(row?.settings ?? {})
  return read.success ? read.data : DEFAULT_SETTINGS
}
