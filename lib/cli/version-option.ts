import { UserError } from '#lib/errors.ts'
import { versionsByDigest } from '#lib/versions/data.ts'
import { nameVersion, type Version } from '#lib/versions/schema.ts'

/** The version that a command names by the beginning of its digest. Throws one sentence where that is none or several. */
export async function versionForCommand(start: string): Promise<Version> {
  const found = /^[0-9a-f]{4,64}$/.test(start) ? await versionsByDigest(start) : []
  const [only] = found
  if (only && found.length === 1) return only
  if (only) throw new UserError(`Several versions begin with ${start}: ${found.map(nameVersion).join(', ')}.`)
  throw new UserError(
    `No version begins with "${start}": "scorer versions" lists them; at least 4 characters are needed.`,
  )
}
