import type { RescoringLine } from '#lib/rescoring/schema.ts'
import type { KnownVersion, Use } from '#lib/versions/data.ts'

/**
 * What a version is to a site: `current` scores it; `ready` has scored its comments or did before, and may be made
 * current; `working` is scoring them; `open` could.
 */
export type Standing = 'current' | 'ready' | 'working' | 'open'

/** A version with what it is to a site, and its newest run there. */
export type VersionLine = { version: KnownVersion; standing: Standing; usedBefore: boolean; run: RescoringLine | null }

const isUnderWay = ({ state }: RescoringLine): boolean => state === 'queued' || state === 'running'

/** Versions as a site sees them, newest first; `uses` and `runs` are the site's, newest first. */
export function arrangeVersions(
  versions: readonly KnownVersion[],
  uses: readonly Use[],
  runs: readonly RescoringLine[],
): VersionLine[] {
  return versions.map((version) => {
    const own = runs.filter((run) => run.version.id === version.id)
    const usedBefore = uses.slice(1).some((use) => use.version.id === version.id)
    const ready = usedBefore || own.some(({ state }) => state === 'done')
    const standing =
      uses[0]?.version.id === version.id ? 'current' : own.some(isUnderWay) ? 'working' : ready ? 'ready' : 'open'
    return { version, standing, usedBefore, run: own[0] ?? null }
  })
}
