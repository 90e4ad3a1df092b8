import { readCount } from './furniture.ts'
import type { LineEvidence } from './page-evidence.ts'

/** How far below a header of comments the first author line may stand. */
const BELOW = 2

/** Whether a line says that somebody speaks, "Ann said...", and text follows. */
function opens(lines: readonly LineEvidence[], at: number): boolean {
  if (lines[at]?.marker?.kind !== 'said') return false
  const body = lines[at + 1]?.marker?.kind === 'time' ? lines[at + 2] : lines[at + 1]
  return body !== undefined && body.furniture === null && body.marker === null
}

/** Where a page prints that it has comments, "1 comment:", right above the first of them, "Ann said..."; null elsewhere. Linear in the lines. */
export function announcedStart(lines: readonly LineEvidence[]): number | null {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line?.furniture !== 'header' || (readCount(line.line.text) ?? 0) < 1) continue
    for (let at = i + 1; at <= i + BELOW; at++) if (opens(lines, at)) return at
  }
  return null
}
