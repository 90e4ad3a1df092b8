import type { Furniture } from './furniture.ts'
import { cleanName, isNameLike, type Marker } from './read-marker.ts'

/** What is known of a line when heads of several lines are looked for. */
export type StackedLine = { text: string; furniture: Furniture | null; marker: Marker | null }

/** Author lines by the line of the name; and the lines that only complete them. */
export type StackedHeads = { markers: ReadonlyMap<number, Marker>; rest: ReadonlySet<number> }

/** Between a name and a time: the dot of Reddit, the verb of GitHub. */
const JOINT = /^(?:[•·]|commented)$/i
const ROLE = /^(?:op|mod|admin|author|member|contributor|collaborator|owner)$/i
/** The line below a comment of Facebook's plugin: "Like · Reply · 4 · 5y". */
const FOOT =
  /^like\s*·\s*reply(?:\s*·\s*\d+)?\s*·\s*(?<age>\d{1,3}\s?(?:s|m|min|h|hrs?|d|w|wks?|mo|y|yrs?))(?:\s*·\s*edited)?$/i

/** A comment of Facebook's plugin is no longer than this, in lines. */
const REACH = 40
const LONGEST = 40
const PROSE = 80

function nameOf(line: StackedLine | undefined): string | null {
  if (line === undefined || line.furniture !== null || line.marker !== null) return null
  return line.text.length <= LONGEST && isNameLike(line.text) && !JOINT.test(line.text) ? cleanName(line.text) : null
}

const headOf = (author: string, timeText: string, shape: string): Marker => ({
  kind: 'dated',
  author,
  timeText,
  template: `stacked|${shape}`,
})

/** The place of the name whose time stands below the joint at `at`; there may be a role between. */
function nameAbove(lines: readonly StackedLine[], at: number): number | null {
  const isRole = ROLE.test(lines[at - 1]?.text ?? '')
  const place = isRole && nameOf(lines[at - 2]) !== null ? at - 2 : at - 1
  return nameOf(lines[place]) === null ? null : place
}

/** The first line of the comment that ends at `foot`: the one below furniture or the foot before; null where none is near. */
function topOf(lines: readonly StackedLine[], foot: number, rest: ReadonlySet<number>): number | null {
  for (let i = foot - 1; i >= Math.max(0, foot - REACH); i--)
    if (lines[i]?.furniture != null || rest.has(i)) return i + 1
  return null
}

/**
 * Reads author lines that were copied as several: a name, a dot or "commented", and a time; or a name above a comment
 * and "Like · Reply · 5y" below it. The first of a page is the article's own where no prose and no header is above it.
 * Linear in the lines.
 */
export function findStackedHeads(lines: readonly StackedLine[]): StackedHeads {
  const markers = new Map<number, Marker>()
  const rest = new Set<number>()
  let opened = false
  lines.forEach(({ text, furniture }, i) => {
    opened ||= text.length > PROSE || furniture === 'header'
    const age = FOOT.exec(text)?.groups?.['age']
    const below = lines[i + 1]?.marker
    if (age !== undefined) {
      const top = topOf(lines, i, rest)
      rest.add(i)
      const author = top === null || top >= i - 1 ? null : nameOf(lines[top])
      if (top !== null && author !== null) markers.set(top, headOf(author, age, 'foot'))
    } else if (JOINT.test(text) && below?.kind === 'time' && below.timeText !== null) {
      const place = opened ? nameAbove(lines, i) : null
      opened = true
      const author = place === null ? null : nameOf(lines[place])
      if (place === null || author === null) return
      markers.set(place, headOf(author, below.timeText, text.toLowerCase()))
      const last = ROLE.test(lines[i + 2]?.text ?? '') ? i + 2 : i + 1
      for (let between = place + 1; between <= last; between++) rest.add(between)
    }
  })
  return { markers, rest }
}
