/** Rows that are summed at once: four pairs of doubles. */
export const AT_ONCE = 8

const PAIRS = [0, 1, 2, 3] as const
const PAIR_BYTES = 16
const ROWS_BYTES = AT_ONCE * 8
const DOUBLE = 8

/** Numbers as WebAssembly writes them (LEB128), below 2^13. */
const number = (value: number): number[] => (value < 64 ? [value] : [(value & 0x7f) | 0x80, value >> 7])

const I32 = 0x7f
const V128 = 0x7b
const END = 0x0b
const LOOP = [0x03, 0x40]
const AGAIN_IF_LESS = [0x49, 0x0d, 0]
const ALIGN = 3
const get = (local: number): number[] => [0x20, local]
const set = (local: number): number[] => [0x21, local]
const step = (local: number, by: number): number[] => [...get(local), 0x41, ...number(by), 0x6a, 0x22, local]
const simd = (operation: number[], ...of: number[]): number[] => [0xfd, ...operation, ...of]
const loadPair = (pair: number): number[] => simd([0], ALIGN, ...number(pair * PAIR_BYTES))
const loadTwice = simd([10], ALIGN, 0)
const storePair = (pair: number): number[] => simd([11], ALIGN, ...number(pair * PAIR_BYTES))
const MULTIPLY = simd([0xf2, 1])
const ADD = simd([0xf0, 1])

// What the function is given, as addresses, and its own variables.
const [OUT, OUT_END, ROWS, INPUT, INPUT_END, AT, VALUE, SUM] = [0, 1, 2, 3, 4, 5, 6, 7] as const
const sum = (pair: number): number => SUM + pair

/** For each eight of `out`: load the sums; for each number of the input add its products with the next eight; store. */
const BODY = [
  ...LOOP,
  ...PAIRS.flatMap((pair) => [...get(OUT), ...loadPair(pair), ...set(sum(pair))]),
  ...[...get(INPUT), ...set(AT)],
  ...LOOP,
  ...[...get(AT), ...loadTwice, ...set(VALUE)],
  ...PAIRS.flatMap((pair) => [
    ...get(sum(pair)),
    ...[...get(VALUE), ...get(ROWS), ...loadPair(pair), ...MULTIPLY],
    ...[...ADD, ...set(sum(pair))],
  ]),
  ...[...step(ROWS, ROWS_BYTES), 0x1a],
  ...[...step(AT, DOUBLE), ...get(INPUT_END), ...AGAIN_IF_LESS, END],
  ...PAIRS.flatMap((pair) => [...get(OUT), ...get(sum(pair)), ...storePair(pair)]),
  ...[...step(OUT, ROWS_BYTES), ...get(OUT_END), ...AGAIN_IF_LESS, END],
  END,
]

const section = (id: number, content: number[]): number[] => [id, ...number(content.length), ...content]
const name = (text: string): number[] => [text.length, ...new TextEncoder().encode(text)]
const CODE = [2, 1, I32, 1 + PAIRS.length, V128, ...BODY]

/**
 * A module of one function, `add(out, outEnd, rows, input, inputEnd)` over the memory that it is given: `out` are doubles,
 * by eights, and `rows` the rows of a matrix by eights, number by number.
 */
export const PRODUCTS_MODULE: Uint8Array<ArrayBuffer> = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [1, 0x60, 5, I32, I32, I32, I32, I32, 0]),
  ...section(2, [1, ...name('its'), ...name('memory'), 2, 0, 1]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...name('add'), 0, 0]),
  ...section(10, [1, ...number(CODE.length), ...CODE]),
])
