import { inTime } from '#lib/in-time.ts'

type Kept<T> = { value: Promise<T>; until: number; last: { value: T; until: number } | null }

/** Where nothing is known yet, an answer is waited for so many milliseconds. */
const PATIENCE = 5000
/** Where something is known that will do, so many: three answers in a row are within what clients wait, 800. */
const HURRY = 200

type Times = {
  /** For so many milliseconds an answer is taken as it is. */
  keepFor: number
  /** So many milliseconds after it was asked for, it still answers where no newer one can be had. */
  holdFor: number
  /** The most names at once. */
  most: number
}

/**
 * Answers of `load`, each kept for `keepFor` milliseconds and then asked anew: what changes elsewhere is known here so
 * much later at most. While `load` fails, or does not answer, the last answer holds for `holdFor`. A failure is not
 * kept. Bounded: when it is full, the oldest leaves.
 */
export class FreshCache<T> {
  readonly #kept = new Map<string, Kept<T>>()
  readonly #load: (name: string) => Promise<T>
  readonly #times: Times

  constructor(load: (name: string) => Promise<T>, times: Times) {
    this.#load = load
    this.#times = times
  }

  /** Rejects when there is no answer, in seconds at the latest. `now` in milliseconds. */
  get(name: string, now: number): Promise<T> {
    const found = this.#kept.get(name)
    if (found && now < found.until) return found.value
    const last = found?.last && now < found.last.until ? found.last : null
    const loading = this.#load(name)
    const value = last ? inTime(loading, HURRY).catch(() => last.value) : inTime(loading, PATIENCE)
    // While an answer is still to come nobody else asks for it.
    const kept: Kept<T> = { value, until: last?.until ?? now + PATIENCE, last }
    const { keepFor, holdFor } = this.#times
    loading.then(
      (loaded) => {
        // Also where it came too late for whoever asked.
        kept.value = loading
        kept.last = { value: loaded, until: now + holdFor }
        kept.until = now + keepFor
      },
      () => {
        kept.until = Math.min(now + keepFor, kept.until)
      },
    )
    value.catch(() => this.#forget(name, kept))
    this.#kept.delete(name)
    this.#kept.set(name, kept)
    if (this.#kept.size > this.#times.most) this.#dropOldest()
    return value
  }

  #forget(name: string, kept: Kept<T>): void {
    if (this.#kept.get(name) === kept) this.#kept.delete(name)
  }

  #dropOldest(): void {
    for (const oldest of this.#kept.keys()) {
      this.#kept.delete(oldest)
      return
    }
  }
}
