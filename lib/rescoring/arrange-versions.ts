import type { FailureCount, RescoringLine } from '#lib/rescoring/schema.ts'
import type { KnownVersion, Use } from '#lib/versions/data.ts'
import { isOf } from '#lib/versions/schema.ts'

/**
 * What a version is to a site: `current` scores it; `ready` has scored its comments or did before, and may be made
 * current; `working` is scoring them; `open` could.
 */
export type Standing = 'current' | 'ready' | 'working' | 'open'

/** A version with what it is to a site, its newest run there, and how many comments it failed at and has no score for. */
export type VersionLine = {
  version: KnownVersion
  standing: Standing
  usedBefore: boolean
  run: RescoringLine | null
  failed: number
}

/** What happened to versions on a site, the newest first. */
export type History = {
  uses: readonly Use[]
  runs: readonly RescoringLine[]
  failures: readonly FailureCount[]
}

const isUnderWay = ({ state }: RescoringLine): boolean => state === 'queued' || state === 'running'

/** Versions as a site sees them, newest first. */
export function arrangeVersions(versions: readonly KnownVersion[], { uses, runs, failures }: History): VersionLine[] {
  return versions.map((version) => {
    const own = runs.filter((run) => run.version.id === version.id)
    const usedBefore = uses.slice(1).some((use) => use.version.id === version.id)
    const ready = usedBefore || own.some(({ state }) => state === 'done')
    const standing =
      uses[0]?.version.id === version.id ? 'current' : own.some(isUnderWay) ? 'working' : ready ? 'ready' : 'open'
    const failed = failures.find(({ scorer, digest }) => isOf({ id: scorer, digest }, version))?.count ?? 0
    return { version, standing, usedBefore, run: own[0] ?? null, failed }
  })
}
