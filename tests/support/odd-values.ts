import fc from 'fast-check'

/** Texts that trip programs: names of JavaScript, NUL, half a character, numbers that are none. */
export const oddText = fc.oneof(
  fc.constantFrom(
    ...['__proto__', 'constructor', 'toString', '\0', '\ud800', '\uFEFF', '', 'true', '1e999', '-0', 'NaN', 'en'],
    ...['TOXICITY', '0000-01-01T00:00:00Z', 'https://a.example/\0', '../..', '%'],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

/** Any JSON value, whose fields are mostly called by these names. */
export function oddValue(names: readonly string[]) {
  const name = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...names, '__proto__', 'hasOwnProperty') },
    { weight: 1, arbitrary: oddText },
  )
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      ...[oddText, fc.double(), fc.boolean(), fc.constant(null), tie('list'), tie('record')],
    ),
    list: fc.array(tie('value'), { maxLength: 4 }),
    record: fc.dictionary(name, tie('value'), { maxKeys: 6 }),
  }))
}

/** What is right but for one field, at any depth: what is read last is reached as well. */
export function nearly(right: unknown, wrong: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(fc.constantFrom(...pathsOf(right)), wrong).map(([path, value]) => replaceAt(right, path, value))
}

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]))]
}

function replaceAt(value: unknown, [name, ...rest]: string[], by: unknown): unknown {
  if (name === undefined) return by
  if (Array.isArray(value)) return value.map((one, i) => (String(i) === name ? replaceAt(one, rest, by) : one))
  const inner = (value as Record<string, unknown>)[name]
  return { ...(value as object), [name]: replaceAt(inner, rest, by) }
}

/** Bodies of JSON that is nearly right or anything, and bytes that are no JSON. */
export function oddBody(right: unknown, names: readonly string[]): fc.Arbitrary<Buffer> {
  const anything = oddValue(names)
  const write = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? '')
  return fc.oneof(
    { weight: 5, arbitrary: nearly(right, anything['value'] as fc.Arbitrary<unknown>).map(write) },
    { weight: 3, arbitrary: (anything['record'] as fc.Arbitrary<unknown>).map(write) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)) },
  )
}
