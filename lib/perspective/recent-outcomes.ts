import { hash } from 'node:crypto'
import { ATTRIBUTES, type ScoreOutcome, type Scores } from '#lib/scoring/schema.ts'

/** What is compared of a sha256: 128 bits, as four numbers. */
const PARTS = 4
/** Places in which a digest may stand. */
const WAYS = 2
const NUMBERS = ATTRIBUTES.length + 1

/** The outcomes that are kept, by the number that a place holds. */
const KINDS: readonly string[] = ['', 'scored', 'empty', 'no-words']

/**
 * Outcomes of texts that were seen a moment ago, without spans, by the text's digest, each for `keepFor` milliseconds unless another
 * takes its place: a digest may stand in two places, and takes that of the elder. A failed outcome is never kept.
 *
 * One table of numbers, made once. Objects that live for a minute, one for each request, would be collected with everything else
 * that lives long, in pauses that hold up everybody who asks (`node --trace-gc` tells).
 */
export class RecentOutcomes {
  readonly #keepFor: number
  readonly #sets: number
  readonly #digests: Uint32Array
  readonly #until: Float64Array
  readonly #kinds: Uint8Array
  readonly #numbers: Float64Array

  /** `most`: how many outcomes at once, at least two. */
  constructor({ most, keepFor }: { most: number; keepFor: number }) {
    this.#keepFor = keepFor
    this.#sets = Math.floor(most / WAYS)
    const places = this.#sets * WAYS
    this.#digests = new Uint32Array(places * PARTS)
    this.#until = new Float64Array(places)
    this.#kinds = new Uint8Array(places)
    this.#numbers = new Float64Array(places * NUMBERS)
  }

  /** Takes a time in milliseconds, as `keep` does. */
  find(digest: Digest, now: number): ScoreOutcome | undefined {
    const first = this.#firstPlace(digest)
    for (let place = first; place < first + WAYS; place++)
      if (now < (this.#until[place] ?? 0) && this.#holds(place, digest)) return this.#read(place)
    return undefined
  }

  keep(digest: Digest, outcome: ScoreOutcome, now: number): void {
    if (outcome.outcome === 'failed') return
    const place = this.#placeFor(digest)
    this.#digests.set(digest, place * PARTS)
    this.#until[place] = now + this.#keepFor
    this.#kinds[place] = KINDS.indexOf(outcome.outcome === 'scored' ? 'scored' : outcome.reason)
    if (outcome.outcome !== 'scored') return
    const at = place * NUMBERS
    for (const [i, attribute] of ATTRIBUTES.entries()) this.#numbers[at + i] = outcome.scores[attribute]
    this.#numbers[at + ATTRIBUTES.length] = outcome.confidence
  }

  #firstPlace([part]: Digest): number {
    return ((part ?? 0) % this.#sets) * WAYS
  }

  #holds(place: number, digest: Digest): boolean {
    for (let i = 0; i < PARTS; i++) if (this.#digests[place * PARTS + i] !== digest[i]) return false
    return true
  }

  /** Where the digest stands already, else the place of what would leave first. */
  #placeFor(digest: Digest): number {
    const first = this.#firstPlace(digest)
    let elder = first
    for (let place = first; place < first + WAYS; place++) {
      if (this.#holds(place, digest)) return place
      if ((this.#until[place] ?? 0) < (this.#until[elder] ?? 0)) elder = place
    }
    return elder
  }

  #read(place: number): ScoreOutcome {
    const kind = KINDS[this.#kinds[place] ?? 0]
    if (kind === 'empty' || kind === 'no-words') return { outcome: 'skipped', reason: kind }
    const numbers = this.#numbers.subarray(place * NUMBERS, (place + 1) * NUMBERS)
    const scores = Object.fromEntries(ATTRIBUTES.map((attribute, i) => [attribute, numbers[i]])) as Scores
    return { outcome: 'scored', scores, confidence: numbers[ATTRIBUTES.length] ?? 0, spans: [] }
  }
}

/** 128 bits of a text's sha256. */
export type Digest = readonly number[]

export function digestOf(text: string): Digest {
  const bytes = hash('sha256', text, 'binary')
  const part = (at: number): number =>
    ((bytes.charCodeAt(at) << 24) |
      (bytes.charCodeAt(at + 1) << 16) |
      (bytes.charCodeAt(at + 2) << 8) |
      bytes.charCodeAt(at + 3)) >>>
    0
  return [part(0), part(4), part(8), part(12)]
}
