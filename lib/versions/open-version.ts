import { UserError } from '#lib/errors.ts'
import { embeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import { openScorer } from '#lib/scoring/open-scorer.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { weightsOf } from '#lib/versions/data.ts'
import { isOf, nameVersion, type OpenVersion, type Version } from '#lib/versions/schema.ts'

async function openOnce(version: Version): Promise<Scorer> {
  if (version.scorer.startsWith('toxicity@')) {
    const scorer = await openScorer('toxicity')
    if (isOf(scorer, version)) return scorer
    await scorer.close()
    throw new UserError(`The files of the toxicity scorer here are not those of ${nameVersion(version)}.`)
  }
  const bytes = await weightsOf(version.id)
  if (!bytes) throw new UserError(`The weights of ${nameVersion(version)} are not kept: use another version.`)
  return embeddedScorer(bytes, version.scorer)
}

/** The scorers of one process by version, each opened once; `own` is the one that it opened by itself. */
export type OpenVersions = { open: OpenVersion; close(): Promise<void> }

export function openVersions(own: Scorer): OpenVersions {
  const opened = new Map<string, Promise<Scorer>>()
  const open: OpenVersion = (version) => {
    if (isOf(own, version)) return Promise.resolve(own)
    const known = opened.get(version.id)
    if (known) return known
    const opening = openOnce(version)
    opening.catch(() => opened.delete(version.id))
    opened.set(version.id, opening)
    return opening
  }
  const close = async () => {
    const settled = await Promise.allSettled(opened.values())
    await Promise.all(settled.map((one) => one.status === 'fulfilled' && one.value.close()))
  }
  return { open, close }
}
