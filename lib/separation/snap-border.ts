import type { LineEvidence } from './page-evidence.ts'

/** How far, in lines, the voice may have missed the author line. */
const NEAR = 6

const isBody = (line: LineEvidence | undefined): boolean =>
  line !== undefined && line.furniture === null && line.marker === null && !line.name

/**
 * Moves the border from where the search put it to an author line shortly after, one that stands above its text: a name
 * and a time, or "Ann said". For pages with too few comments for a recurring shape; with one the search knows it.
 */
export function snapBorder(lines: readonly LineEvidence[], found: number): number {
  for (let i = found; i <= Math.min(found + NEAR, lines.length - 2); i++) {
    const line = lines[i]
    const body = line?.name === true ? lines[i + 2] : lines[i + 1]
    if (line?.name === true && isBody(body)) return i
    const isAuthor = line?.marker?.author != null && line.marker.kind !== 'posted'
    if (isAuthor && (isBody(body) || body?.marker?.kind === 'time')) return i
  }
  return found
}
