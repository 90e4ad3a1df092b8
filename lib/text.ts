/** A half-open range of UTF-16 code units in a text: `[start, end)`. */
export type Span = readonly [start: number, end: number]
