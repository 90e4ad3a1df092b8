import { type Furniture, readFurniture } from './furniture.ts'
import { findNamesAlone } from './name-lines.ts'
import { cleanName, isNameLike, type Marker, readMarker } from './read-marker.ts'
import { remembering } from './remembering.ts'
import type { Line } from './split-lines.ts'
import { findStackedHeads } from './stacked-heads.ts'
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
  /** True for an author line that needs no other like it: "Ann said", a name with a clock, a name above a time, after prose. */
  head: boolean
  signs: Float32Array
}

function countTemplates(markers: readonly (Marker | null)[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const marker of markers) if (marker !== null) counts.set(marker.template, (counts.get(marker.template) ?? 0) + 1)
  return counts
}

const wording = (text: string): string => (text.length > 40 ? '' : text.toLowerCase().replace(/\d+/g, '0'))

function countWordings(lines: readonly Line[]): number[] {
  const wordings = lines.map(({ text }) => wording(text))
  const counts = new Map<string, number>()
  for (const words of wordings) counts.set(words, (counts.get(words) ?? 0) + 1)
  return wordings.map((words) => (words === '' ? 0 : (counts.get(words) ?? 0)))
}

const startsWithTime = (marker: Marker | null | undefined): boolean => marker != null && marker.author === null

/** What stands between "Ann said" and a time is the text, however short. */
const announces = (marker: Marker | null | undefined): boolean => marker?.kind === 'said' && marker.timeText === null

const CLOCK = /\d{1,2}[:.h]\d{2}|\d ?[ap]\.?m\b|\bago\b/i
const PROSE = 80

const speaksForItself = ({ kind, author, timeText }: Marker): boolean =>
  author !== null && (kind === 'said' || (kind === 'dated' && CLOCK.test(timeText ?? '')))

/** The author lines that speak for themselves: text has come before, and text that is no furniture follows. */
function findHeads(lines: readonly LineEvidence[]): Set<number> {
  const heads = new Set<number>()
  let prose = false
  lines.forEach((line, i) => {
    const next = line.name ? i + 2 : i + 1
    const below = lines[lines[next]?.marker?.kind === 'time' ? next + 1 : next]
    const opens = below !== undefined && below.furniture === null && below.marker === null
    if (prose && opens && (line.name || (line.marker !== null && speaksForItself(line.marker)))) heads.add(i)
    prose ||= isProse(line)
  })
  return heads
}

const isProse = (line: LineEvidence): boolean =>
  line.furniture === null && line.marker === null && line.line.text.length > PROSE

/** More long lines than this for each author line, and it is somebody's quotation that looks like one. */
const MOST_PROSE = 6

/** Marks the author lines that speak for themselves, where there are about as many as the text after the first needs. */
function markHeads(lines: readonly LineEvidence[]): LineEvidence[] {
  const heads = findHeads(lines)
  const [first] = heads
  const prose = first === undefined ? 0 : lines.slice(first).filter(isProse).length
  return lines.map((line, i) => (heads.has(i) && prose <= MOST_PROSE * heads.size ? { ...line, head: true } : line))
}

const FEW = 3

/** Adds the names that stand alone above comments to the markers, where no author line of another kind recurs. */
function withNames(
  lines: readonly Line[],
  furniture: readonly (Furniture | null)[],
  markers: readonly (Marker | null)[],
  signs: readonly Float32Array[],
): (Marker | null)[] {
  const authors = markers.filter((marker) => marker !== null && marker.author !== null)
  if ([...countTemplates(authors).values()].some((count) => count >= FEW)) return [...markers]
  const names = findNamesAlone(
    lines.map(({ text }, i) => ({
      text,
      furniture: furniture[i] ?? null,
      marker: markers[i] ?? null,
      signs: signs[i] ?? new Float32Array(0),
    })),
  )
  return markers.map((marker, i) => {
    const name = names.get(i)
    return name === undefined ? marker : { kind: 'name', author: cleanName(name), timeText: null, template: 'name|' }
  })
}

/** So many author lines of one shape say that another of that shape is one, whatever the name is. */
const COMMON = 4

/** Adds author lines with odd names, where their shape is that of many others. */
function withOddNames(
  lines: readonly Line[],
  furniture: readonly (Furniture | null)[],
  markers: readonly (Marker | null)[],
): (Marker | null)[] {
  const named = markers.filter((marker) => marker !== null && marker.author !== null && marker.timeText !== null)
  const common = new Set([...countTemplates(named)].flatMap(([shape, count]) => (count >= COMMON ? [shape] : [])))
  if (common.size === 0) return [...markers]
  return lines.map(({ text }, i) => {
    const marker = markers[i] ?? null
    const isRead = marker !== null && common.has(marker.template)
    const odd = isRead || furniture[i] !== null || !/\d/.test(text) ? null : readMarker(text, true)
    return odd !== null && common.has(odd.template) ? odd : marker
  })
}

/** For each line whether "Ann said" stands above it and waits for its time: what stands above the time is Ann's text. */
function findAnnounced(markers: readonly (Marker | null)[]): boolean[] {
  let waits = false
  return markers.map((marker) => {
    const is = waits
    if (marker !== null) waits = announces(marker)
    return is
  })
}

/** "Log in to post comments" three times on a page stands below each comment, as "Reply" does. */
const ANSWERS = /comment|repl(?:y|ies)/i

/** Buttons only beside another one: "Award" of Reddit, "--" of Medium where nobody clapped. */
const BESIDE = /^(?:award|--)$/i
/** What Medium prints below the last comment's button. */
const MORE = /^more from .{1,80}$/i

/** What Drupal says of the picture above or below a comment's author line, in the place of the picture. */
const PICTURE = /^(.{1,60})['’]s picture$/u

function isPicture(lines: readonly Line[], i: number): boolean {
  const name = PICTURE.exec(lines[i]?.text ?? '')?.[1]
  return name !== undefined && [i - 1, i + 1].some((at) => lines[at]?.text.includes(name) === true)
}

function readAllFurniture(lines: readonly Line[], repeats: readonly number[]): (Furniture | null)[] {
  const furnitureOf = remembering(lines.length, readFurniture)
  const kinds = lines.map(({ text }, i) => {
    const kind = furnitureOf(text)
    return kind === 'form' && (repeats[i] ?? 0) > 2 && ANSWERS.test(text) ? 'chrome' : kind
  })
  const isBeside = (i: number) => kinds[i - 1] === 'chrome' || kinds[i + 1] === 'chrome'
  return lines.map(({ text }, i) => {
    if ((BESIDE.test(text) && isBeside(i)) || isPicture(lines, i)) return 'chrome'
    return MORE.test(text) && /^reply$/i.test(lines[i - 1]?.text ?? '') ? 'end' : (kinds[i] ?? null)
  })
}

/** Reads every line apart, equal ones once, then what only the whole page shows: recurring templates, names before times, lone author lines. */
export function readLines(lines: readonly Line[]): LineEvidence[] {
  const repeats = countWordings(lines)
  const furniture = readAllFurniture(lines, repeats)
  const signsOf = remembering(lines.length, textSigns)
  const markerOf = remembering(lines.length, (text) => readMarker(text))
  const signs = lines.map(({ text }) => signsOf(text))
  const read = lines.map((line, i) => {
    const kind = furniture[i]
    return kind === null || kind === 'end' || kind === 'chrome' ? markerOf(line.text) : null
  })
  const stacked = findStackedHeads(
    lines.map(({ text }, i) => ({ text, furniture: furniture[i] ?? null, marker: read[i] ?? null })),
  )
  for (const [i, marker] of stacked.markers) read[i] = marker
  for (const i of stacked.rest) {
    read[i] = null
    furniture[i] = 'chrome'
  }
  const markers = withNames(lines, furniture, withOddNames(lines, furniture, read), signs)
  const announced = findAnnounced(markers)
  const counts = countTemplates(markers)
  const evidence = lines.map((line, i) => {
    const marker = markers[i] ?? null
    const isFurniture = furniture[i] !== null && (marker === null || furniture[i] === 'chrome')
    const bare = !isFurniture && marker === null
    return {
      line,
      furniture: marker !== null && furniture[i] === 'end' ? null : (furniture[i] ?? null),
      marker,
      recurrence: marker === null ? 0 : (counts.get(marker.template) ?? 0),
      repeats: repeats[i] ?? 0,
      name:
        bare && announced[i] === false && startsWithTime(markers[i + 1]) && isNameLike(line.text.replace(/\.$/, '')),
      head: false,
      signs: signs[i] ?? new Float32Array(0),
    }
  })
  return markHeads(evidence)
}
