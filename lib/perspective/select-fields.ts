/** A field mask: each field that is wanted with the mask of what is wanted in it; null for all of it. */
export type Mask = Map<string, Mask | null>

const DEEPEST = 20
const LONGEST = 2000

/**
 * Reads a `fields` parameter: names with `,` between them, `a/b` and `a(b,c)` for what is inside, `*` for any name.
 * Null when it cannot be read.
 */
export function readMask(fields: string): Mask | null {
  if (fields.length > LONGEST) return null
  const reader = { fields, at: 0 }
  const mask = readList(reader, 0)
  return mask && reader.at === fields.length ? mask : null
}

type Reader = { fields: string; at: number }

function readList(reader: Reader, depth: number): Mask | null {
  const mask: Mask = new Map()
  for (;;) {
    if (!readOne(reader, mask, depth)) return null
    if (reader.fields[reader.at] !== ',') return mask
    reader.at += 1
  }
}

function readOne(reader: Reader, mask: Mask, depth: number): boolean {
  if (depth > DEEPEST) return false
  const name = /^\s*(\*|[\w@.$-]+)\s*/.exec(reader.fields.slice(reader.at))
  if (!name?.[1]) return false
  reader.at += name[0].length
  const next = reader.fields[reader.at]
  if (next !== '/' && next !== '(') {
    want(mask, name[1], null)
    return true
  }
  reader.at += 1
  const inner: Mask = new Map()
  const read = next === '/' ? readOne(reader, inner, depth + 1) && inner : readGroup(reader, depth)
  if (!read) return false
  want(mask, name[1], read)
  return true
}

function readGroup(reader: Reader, depth: number): Mask | null {
  const inner = readList(reader, depth + 1)
  if (!inner || reader.fields[reader.at] !== ')') return null
  reader.at += 1
  return inner
}

function want(mask: Mask, name: string, inner: Mask | null): void {
  mask.set(name, mask.has(name) ? union(mask.get(name) ?? null, inner) : inner)
}

/** What either mask wants. */
function union(one: Mask | null, other: Mask | null): Mask | null {
  if (one === null || other === null) return null
  const both: Mask = new Map(one)
  for (const [name, inner] of other) want(both, name, inner)
  return both
}

/** The part of an answer that the mask asks for. A list is masked by its members. */
export function applyMask(value: unknown, mask: Mask | null): unknown {
  if (mask === null || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => applyMask(one, mask))
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const wanted = [mask.get(name), mask.get('*')].filter((one) => one !== undefined)
    return wanted.length === 0 ? [] : [[name, applyMask(inner, wanted.reduce(union))]]
  })
  return Object.fromEntries(kept)
}
