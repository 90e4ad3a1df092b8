import type { Furniture } from './furniture.ts'
import { GIVEN_NAMES } from './given-names.ts'
import { isNameLike, type Marker } from './read-marker.ts'
import { SIGNS, type Sign } from './text-signs.ts'

/** What is known of a line when names are looked for. */
export type NameCandidate = { text: string; furniture: Furniture | null; marker: Marker | null; signs: Float32Array }

const LONGEST = 40
const ADDRESS = /^https?:\/\/\S+\s+/
const PARTICLE = /^(?:de|da|del|la|le|van|von|der|den|bin|al|and|of|from|in|at|the|@)$/
const SPOKEN: readonly Sign[] = ['thanks', 'praise', 'slang', 'closing', 'greeting', 'agreement', 'opensWarmly']
const SPOKEN_AT = SPOKEN.map((sign) => SIGNS.indexOf(sign))

/** The name that a line holds alone, an address before it left out; null for what is a remark, a sentence or furniture. */
export function nameAlone({ text, furniture, marker, signs }: NameCandidate): string | null {
  const name = text.replace(ADDRESS, '').replace(/:$/, '')
  if (furniture !== null || marker !== null || name.length > LONGEST || !isNameLike(name)) return null
  if (SPOKEN_AT.some((at) => (signs[at] ?? 0) > 0)) return null
  const words = name.split(/\s+/)
  if (words.length === 1) return /\p{L}{3}/u.test(name) ? name : null
  const isName = words.length <= 4 && words.every((word) => /^[("'“]?[\p{Lu}\d@]/u.test(word) || PARTICLE.test(word))
  return isName ? name : null
}

/** Signs of a person rather than a heading: a given name, an address before it, a handle, nobody. */
function isPersonal(text: string): boolean {
  const words = text.replace(ADDRESS, '').split(/[\s,.:()]+/)
  if (ADDRESS.test(text) || /^(?:anonymous|guest|anon|admin)$/i.test(text)) return true
  if (words.length === 1) return /\d|^\p{Ll}|\p{Ll}\p{Lu}/u.test(text) || GIVEN_NAMES.has(text.toLowerCase())
  return words.some((word) => GIVEN_NAMES.has(word.toLowerCase()))
}

/** A sentence, as comments hold and lists of links do not. */
const isSentence = (text: string): boolean => /[.!?…)"”:]$/.test(text) || text.length > 100

const FEWEST = 3
const [PERSONAL, SENTENCES] = [0.3, 0.6]
const FARTHEST = 40
/** Between two names, in the middle one, stand so few lines; between two headings of an article stand more. */
const USUAL_GAP = 4

/** Whether the page, or its part before furniture, ends soon after a line. */
function endsSoon(lines: readonly NameCandidate[], at: number): boolean {
  const after = lines.slice(at + 1, at + 1 + FARTHEST)
  return after.length < FARTHEST || after.some(({ furniture }) => furniture !== null && furniture !== 'chrome')
}

/** The longest run of places, each at most FARTHEST lines after the one before. */
function longestRun(places: readonly number[]): number[] {
  const runs: number[][] = []
  for (const at of places) {
    const last = runs.at(-1)
    if (last !== undefined && at - (last.at(-1) ?? 0) <= FARTHEST) last.push(at)
    else runs.push([at])
  }
  return runs.reduce((best, run) => (run.length >= best.length ? run : best), [])
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.POSITIVE_INFINITY

/**
 * The lines that hold a name alone and stand above a comment each: three at least, at a steady distance, to the end of
 * the text or of its part before furniture. Empty where the page has none. Linear in the lines.
 */
export function findNamesAlone(lines: readonly NameCandidate[]): ReadonlyMap<number, string> {
  const names = lines.map(nameAlone)
  const isText = (line: NameCandidate | undefined) => line?.furniture === null && line.marker === null
  const opens = (i: number) => names[i] !== null && names[i + 1] === null && isText(lines[i + 1])
  const run = longestRun(names.flatMap((_, i) => (opens(i) ? [i] : [])))
  const gaps = run.slice(1).map((at, k) => at - (run[k] ?? 0))
  const count = (is: (text: string) => boolean, below: number) =>
    run.filter((at) => is(lines[at + below]?.text ?? '')).length
  const found =
    run.length >= FEWEST &&
    median(gaps) <= USUAL_GAP &&
    endsSoon(lines, run.at(-1) ?? 0) &&
    count(isPersonal, 0) >= PERSONAL * run.length &&
    count(isSentence, 1) >= SENTENCES * run.length
  return new Map(found ? run.map((at) => [at, names[at] ?? '']) : [])
}
