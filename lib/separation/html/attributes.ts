/** An attribute as the parser lists it. */
type Attribute = { name: string; value: string }

/** The attributes of an element: few, so that looking through them costs less than a map of them would. */
export class Attributes {
  readonly #list: readonly Attribute[]
  constructor(list: readonly Attribute[]) {
    this.#list = list
  }
  get size(): number {
    return this.#list.length
  }
  /** The value of the attribute with this name; undefined where the element has none. */
  get(name: string): string | undefined {
    for (let i = 0; i < this.#list.length; i++) if (this.#list[i]?.name === name) return this.#list[i]?.value
    return undefined
  }
  has(name: string): boolean {
    return this.get(name) !== undefined
  }
  hasAny(names: ReadonlySet<string>): boolean {
    for (let i = 0; i < this.#list.length; i++) if (names.has(this.#list[i]?.name as string)) return true
    return false
  }
}

export const NO_ATTRIBUTES = new Attributes([])

export const attributesOf = (list: readonly Attribute[]): Attributes =>
  list.length === 0 ? NO_ATTRIBUTES : new Attributes(list)
