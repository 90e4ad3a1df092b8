import { TokenType } from '@streamparser/json'
import { ImportRefusal } from '#lib/imports/refusal.ts'

type Container = Record<string, unknown> | unknown[]

/** A list or an object that is open. Of a list that gives its elements out nothing is kept, nor of what holds one. */
type Frame = { value: Container; key: string | null; givesOut: boolean; holdsGiven: boolean }

/** `first` is what may stand at the beginning of a list or an object: also its end. */
type Expected = 'value' | 'first' | 'key' | 'colon' | 'next'

/** An object that is open, as far as it was read, and the field of it that is read now. */
export type Around = { object: Record<string, unknown>; field: string }

/** What is told of documents. The objects around grow as they are read: whoever keeps something of them copies it. */
export type Hearer = {
  /** An outermost list opens; what stands around it, outermost first, stays as it is until the list closes. */
  list?: (around: readonly Around[]) => void
  value: (value: unknown) => void
  /** An object around outermost lists is whole; they, and what held them, are not in it. */
  rest?: (object: Record<string, unknown>, around: readonly Around[]) => void
}

/** Around outermost lists; and where nothing else is asked for, in them. */
export const DEEPEST = 100

type How = { whole: boolean; deepest?: number }

/**
 * Makes values of the tokens of JSON, and gives out the elements of the outermost lists, each when it is whole. A
 * document without a list is given out itself; with `whole` every document is. Throws an ImportRefusal.
 */
export class JsonBuilder {
  readonly #frames: Frame[] = []
  readonly #hearer: Hearer
  readonly #whole: boolean
  readonly #deepest: number
  #expected: Expected = 'value'
  #listed = false
  #isInList = false

  constructor(hearer: Hearer, { whole, deepest = DEEPEST }: How) {
    this.#hearer = hearer
    this.#whole = whole
    this.#deepest = deepest
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
    const deepest = this.#whole || this.#isInList ? this.#deepest : DEEPEST
    if (this.#frames.length >= deepest) throw new ImportRefusal(`The values of the file are nested more than ${deepest.toLocaleString('en')} deep.`) // biome-ignore format: one thought
    const outermost = list && !this.#whole && !this.#isInList
    if (outermost) this.#beginList()
    this.#frames.push({ value: list ? [] : {}, key: null, givesOut: outermost, holdsGiven: false })
    this.#expected = 'first'
  }

  #beginList(): void {
    this.#listed = true
    this.#isInList = true
    for (const frame of this.#frames) frame.holdsGiven = true
    this.#hearer.list?.(this.#around())
  }

  #close(list: boolean): void {
    const frame = this.#frames.pop()
    const mayEnd = this.#expected === 'first' || this.#expected === 'next'
    if (!frame || !mayEnd || Array.isArray(frame.value) !== list) throw misplaced()
    if (frame.givesOut) this.#isInList = false
    else if (!frame.holdsGiven) this.#finish(frame.value)
    else if (!Array.isArray(frame.value)) this.#hearer.rest?.(frame.value, this.#around())
    this.#expected = this.isBetween ? 'value' : 'next'
    if (this.isBetween) this.#listed = false
  }

  /** Called outside of lists. */
  #around(): Around[] {
    return this.#frames.flatMap(({ value, key }) => (Array.isArray(value) ? [] : [{ object: value, field: key ?? '' }]))
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
    else if (top || !this.#listed) this.#hearer.value(value)
  }
}

function keep({ value: container, key }: Frame, value: unknown): void {
  if (Array.isArray(container)) container.push(value)
  // As `JSON.parse` has it: a field of that name is a field, and no prototype.
  else Object.defineProperty(container, key ?? '', { value, enumerable: true, configurable: true, writable: true })
}

const misplaced = (): ImportRefusal => new ImportRefusal('The file is not JSON: something in it is out of place.')
