import { isObject, type JsonObject, textOf } from '#lib/imports/formats/json-fields.ts'
import type { JsonShape } from '#lib/imports/formats/json-shape.ts'
import { mapRow } from '#lib/imports/formats/map-row.ts'
import { readRecords } from '#lib/imports/formats/read-json.ts'
import type { Mapping, ReadItem } from '#lib/imports/schema.ts'

type How = { mapping: Mapping; shape: JsonShape; wholeFile: string }

/** The comments of JSON objects, one a line or in a list, as a mapping reads them. */
export async function* readJsonRows(chunks: AsyncIterable<string>, how: How): AsyncGenerator<ReadItem> {
  for await (const { place, value } of readRecords(chunks, how.shape)) {
    if (value === undefined) yield { is: 'rejected', place, id: null, why: 'no-json' }
    else if (!isObject(value)) yield { is: 'rejected', place, id: null, why: 'no-object' }
    else yield mapRow(rowOf(place, value), how.mapping, how.wholeFile)
  }
}

const rowOf = (place: string, object: JsonObject) => ({
  place,
  get: (path: string) => fieldAt(object, path),
  isNumber: (path: string) => typeof valueAt(object, path) !== 'string',
})

export const fieldAt = (object: JsonObject, path: string): string | null => textOf(valueAt(object, path))

/** A field by its path: "author.name" is a field of that name, or `name` inside of `author`. */
function valueAt(object: JsonObject, path: string): unknown {
  if (Object.hasOwn(object, path)) return object[path]
  let value: unknown = object
  for (const name of path.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return null
    value = value[name]
  }
  return value
}

const DEEPEST_COLUMN = 3

/** The paths of an object's fields that hold text, numbers or truth values, in their order. */
export function columnsOf(object: JsonObject, before = '', depth = 1): string[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const path = `${before}${name}`
    if (isObject(value) && textOf(value) === null)
      return depth < DEEPEST_COLUMN ? columnsOf(value, `${path}.`, depth + 1) : []
    return Array.isArray(value) ? [] : [path]
  })
}
