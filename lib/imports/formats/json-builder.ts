import { TokenType } from '@streamparser/json'
import { ImportRefusal } from '#lib/imports/refusal.ts'

type Container = Record<string, unknown> | unknown[]

/** A list or an object that is open. Of a list that gives its elements out nothing is kept. */
type Frame = { value: Container; key: string | null; givesOut: boolean }

/** `first` is what may stand at the beginning of a list or an object: also its end. */
type Expected = 'value' | 'first' | 'key' | 'colon' | 'next'

/** What stands in a document, and the open objects around it, outermost first, as far as they were read. */
export type Given = (value: unknown, around: readonly Record<string, unknown>[]) => void

const DEEPEST = 100

/**
 * Makes values of the tokens of JSON, and gives out the elements of the outermost lists, each when it is whole. A
 * document without a list is given out itself; with `whole` every document is. Throws an ImportRefusal.
 */
export class JsonBuilder {
  readonly #frames: Frame[] = []
  readonly #give: Given
  readonly #whole: boolean
  #expected: Expected = 'value'
  #listed = false

  constructor(give: Given, { whole }: { whole: boolean }) {
    this.#give = give
    this.#whole = whole
  }

  /** Whether nothing is open. */
  get isBetween(): boolean {
    return this.#frames.length === 0
  }

  take(token: TokenType, value: unknown): void {
    const top = this.#frames.at(-1)
    const inList = Array.isArray(top?.value)
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) this.#open(token === TokenType.LEFT_BRACKET)
    else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET)
      this.#close(token === TokenType.RIGHT_BRACKET) // biome-ignore format: one thought
    else if (token === TokenType.COLON) this.#step('colon', 'value')
    else if (token === TokenType.COMMA) this.#step('next', inList ? 'value' : 'key')
    else if (token === TokenType.SEPARATOR) return
    else if (top && !inList && (this.#expected === 'key' || this.#expected === 'first')) this.#name(top, token, value)
    else this.#put(value)
  }

  #step(wanted: Expected, next: Expected): void {
    if (this.#expected !== wanted || this.isBetween) throw misplaced()
    this.#expected = next
  }

  #name(top: Frame, token: TokenType, value: unknown): void {
    if (token !== TokenType.STRING) throw misplaced()
    top.key = String(value)
    this.#expected = 'colon'
  }

  #wantValue(): void {
    const inObject = this.#frames.length > 0 && !Array.isArray(this.#frames.at(-1)?.value)
    if (this.#expected !== 'value' && (this.#expected !== 'first' || inObject)) throw misplaced()
  }

  #open(list: boolean): void {
    this.#wantValue()
    if (this.#frames.length >= DEEPEST) throw new ImportRefusal(`The values of the file are nested more than ${DEEPEST} deep.`) // biome-ignore format: one thought
    const outermost = list && !this.#whole && !this.#frames.some(({ value }) => Array.isArray(value))
    this.#listed ||= outermost
    this.#frames.push({ value: list ? [] : {}, key: null, givesOut: outermost })
    this.#expected = 'first'
  }

  #close(list: boolean): void {
    const frame = this.#frames.pop()
    const mayEnd = this.#expected === 'first' || this.#expected === 'next'
    if (!frame || !mayEnd || Array.isArray(frame.value) !== list) throw misplaced()
    if (frame.givesOut) this.#expected = this.isBetween ? 'value' : 'next'
    else this.#finish(frame.value)
    if (this.isBetween) this.#listed = false
  }

  #put(value: unknown): void {
    this.#wantValue()
    this.#finish(value)
  }

  /** A value is whole: it goes to what is around it, or out. */
  #finish(value: unknown): void {
    const top = this.#frames.at(-1)
    this.#expected = top ? 'next' : 'value'
    if (top && !top.givesOut) keep(top, value)
    else if (top || !this.#listed)
      this.#give(
        value,
        this.#frames.flatMap((frame) => (Array.isArray(frame.value) ? [] : [frame.value])),
      )
  }
}

function keep({ value: container, key }: Frame, value: unknown): void {
  if (Array.isArray(container)) container.push(value)
  // As `JSON.parse` has it: a field of that name is a field, and no prototype.
  else Object.defineProperty(container, key ?? '', { value, enumerable: true, configurable: true, writable: true })
}

const misplaced = (): ImportRefusal => new ImportRefusal('The file is not JSON: something in it is out of place.')
