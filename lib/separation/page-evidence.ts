import { type Furniture, readFurniture } from './furniture.ts'
import { isNameLike, type Marker, readMarker } from './read-marker.ts'
import type { Line } from './split-lines.ts'
import { textSigns } from './text-signs.ts'

/** What is known of a line before the border is searched. */
export type LineEvidence = {
  line: Line
  furniture: Furniture | null
  marker: Marker | null
  /** How many lines of the page share the marker's template; 0 without a marker. */
  recurrence: number
  /** How many lines of the page have the very words of this short line, numbers aside: "[Reply]" comes often. */
  repeats: number
  /** True for a short line that reads as a name and stands right before a time line. */
  name: boolean
  signs: Float32Array
}

function countTemplates(markers: readonly (Marker | null)[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const marker of markers) if (marker !== null) counts.set(marker.template, (counts.get(marker.template) ?? 0) + 1)
  return counts
}

const wording = (text: string): string => (text.length > 40 ? '' : text.toLowerCase().replace(/\d+/g, '0'))

function countWordings(lines: readonly Line[]): number[] {
  const counts = new Map<string, number>()
  for (const { text } of lines) counts.set(wording(text), (counts.get(wording(text)) ?? 0) + 1)
  return lines.map(({ text }) => (wording(text) === '' ? 0 : (counts.get(wording(text)) ?? 0)))
}

const startsWithTime = (marker: Marker | null | undefined): boolean => marker != null && marker.author === null

/** Reads every line apart, then what only the whole page shows: recurring templates, names before times. */
export function readLines(lines: readonly Line[]): LineEvidence[] {
  const furniture = lines.map((line) => readFurniture(line.text))
  const markers = lines.map((line, i) => {
    const kind = furniture[i]
    return kind === null || kind === 'end' || kind === 'chrome' ? readMarker(line.text) : null
  })
  const counts = countTemplates(markers)
  const repeats = countWordings(lines)
  return lines.map((line, i) => {
    const marker = markers[i] ?? null
    const isFurniture = furniture[i] !== null && (marker === null || furniture[i] === 'chrome')
    const bare = !isFurniture && marker === null
    return {
      line,
      furniture: marker !== null && furniture[i] === 'end' ? null : (furniture[i] ?? null),
      marker,
      recurrence: marker === null ? 0 : (counts.get(marker.template) ?? 0),
      repeats: repeats[i] ?? 0,
      name: bare && startsWithTime(markers[i + 1]) && isNameLike(line.text.replace(/\.$/, '')),
      signs: textSigns(line.text),
    }
  })
}
