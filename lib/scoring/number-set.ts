/** A set of unsigned 32-bit numbers that is emptied at no cost, for what is filled and forgotten with every text. */
export class NumberSet {
  readonly #values: Uint32Array
  /** The round in which a place was last taken: what was put there before is no longer in the set. */
  readonly #rounds: Uint32Array
  readonly #most: number
  #round = 1
  #size = 0

  /** `most`: how many numbers it takes at once. */
  constructor(most: number) {
    const places = 2 ** Math.ceil(Math.log2(2 * most))
    this.#values = new Uint32Array(places)
    this.#rounds = new Uint32Array(places)
    this.#most = most
  }

  get size(): number {
    return this.#size
  }

  clear(): void {
    this.#size = 0
    this.#round = (this.#round + 1) >>> 0
    if (this.#round !== 0) return
    this.#rounds.fill(0)
    this.#round = 1
  }

  /** Whether the number was not there yet. Throws RangeError when the set is full. */
  add(value: number): boolean {
    const mask = this.#values.length - 1
    let at = (Math.imul(value, 0x9e3779b1) >>> 16) & mask
    while (this.#rounds[at] === this.#round) {
      if (this.#values[at] === value) return false
      at = (at + 1) & mask
    }
    if (this.#size === this.#most) throw new RangeError(`a set of ${this.#most} numbers is full`)
    this.#values[at] = value
    this.#rounds[at] = this.#round
    this.#size += 1
    return true
  }
}
