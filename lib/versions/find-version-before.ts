import type { Use } from '#lib/versions/data.ts'
import type { Version } from '#lib/versions/schema.ts'

/** The version that scored a site before the one that does now, out of its uses, newest first; null where none did. */
export function findVersionBefore([holding, ...earlier]: readonly Use[]): Version | null {
  return earlier.find(({ version }) => version.id !== holding?.version.id)?.version ?? null
}
