type Kept<T> = { value: Promise<T>; until: number }

/**
 * Answers of `load`, each kept for `keepFor` milliseconds and then asked anew: what changes elsewhere is known here so
 * much later at most. A failure is not kept. Bounded: when it is full, the oldest leaves.
 */
export class FreshCache<T> {
  readonly #kept = new Map<string, Kept<T>>()
  readonly #load: (name: string) => Promise<T>
  readonly #keepFor: number
  readonly #most: number

  constructor(load: (name: string) => Promise<T>, { keepFor, most }: { keepFor: number; most: number }) {
    this.#load = load
    this.#keepFor = keepFor
    this.#most = most
  }

  get(name: string, now: number): Promise<T> {
    const found = this.#kept.get(name)
    if (found && found.until > now) return found.value
    const value = this.#load(name)
    value.catch(() => this.#kept.delete(name))
    this.#kept.delete(name)
    this.#kept.set(name, { value, until: now + this.#keepFor })
    if (this.#kept.size > this.#most) this.#dropOldest()
    return value
  }

  #dropOldest(): void {
    for (const oldest of this.#kept.keys()) {
      this.#kept.delete(oldest)
      return
    }
  }
}
