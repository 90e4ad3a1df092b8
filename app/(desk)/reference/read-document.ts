/** The parts of an OpenAPI document that this page renders. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  const?: unknown
  enum?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  additionalProperties?: Schema | boolean
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
}
export type Content = Record<string, { schema?: Schema }>
export type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: Schema }
export type Answer = { description: string; content?: Content }
export type Described = {
  summary: string
  description?: string
  'x-scope'?: string
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, Answer>
}
export type Document = {
  openapi: string
  info: { title: string; version: string; description?: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Described>>
  webhooks: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Schema> }
}

/** One operation with where it stands. */
export type Operation = Described & { method: string; path: string; id: string }

/** Every operation in the order of the document, and what is sent to webhooks. */
export function operationsOf({ paths, webhooks }: Document): Operation[] {
  return Object.entries({ ...paths, ...webhooks }).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const id = `${method}-${path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')}`
      return { ...described, method: method.toUpperCase(), path, id }
    }),
  )
}

/** A field of a schema as a line: `author.name`, its type in words, and what is said of it. */
export type Field = { name: string; type: string; required: boolean; about: string }

const DEEPEST = 6

/** The fields of a schema, those of objects within it after them. What has no fields has one without a name. */
export function fieldsOf(schema: Schema, document: Document, [prefix, depth] = ['', 0] as [string, number]): Field[] {
  const at = resolve(schema, document)
  if (at.type === 'array' && at.items && depth < DEEPEST) {
    return fieldsOf(at.items, document, [`${prefix}[]`, depth + 1])
  }
  const inner = Object.entries(at.properties ?? {})
  if (inner.length === 0 || depth >= DEEPEST) return [fieldOf(prefix, at, true)]
  return inner.flatMap(([name, one]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    const field = fieldOf(path, resolve(one, document), at.required?.includes(name) ?? false)
    const nested = fieldsOf(one, document, [path, depth + 1])
    return nested.length === 1 && nested[0]?.name === path ? [field] : [field, ...nested]
  })
}

function fieldOf(name: string, schema: Schema, required: boolean): Field {
  return { name, type: typeOf(schema), required, about: aboutOf(schema) }
}

/** A reference leads to a schema of the same document. */
function resolve(schema: Schema, { components }: Document): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : (components.schemas[name] ?? {})
}

function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ')
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`
  if (typeof schema.additionalProperties === 'object') return `object of ${typeOf(schema.additionalProperties)} by name`
  return [schema.type ?? 'anything'].flat().join(' | ')
}

function aboutOf({ description, format, minLength, maxLength, minimum, maximum }: Schema): string {
  const length = bounds(minLength, maxLength)
  return [description, format, length && `${length} characters`, bounds(minimum, maximum)].filter(Boolean).join(' · ')
}

/** What nothing is below or above is not worth saying. */
function bounds(low = Number.MIN_SAFE_INTEGER, high = Number.MAX_SAFE_INTEGER): string {
  const [from, to] = [low.toLocaleString('en'), high.toLocaleString('en')]
  const [isLow, isHigh] = [low > Number.MIN_SAFE_INTEGER, high < Number.MAX_SAFE_INTEGER]
  if (isLow && isHigh) return low === high ? `exactly ${from}` : `${from} to ${to}`
  if (isHigh) return `at most ${to}`
  return isLow ? `at least ${from}` : ''
}

export type Body = { types: string[]; schema: Schema | undefined }

/**
 * The bodies of a content, each form once: media types that carry the same stand together. Of a body that may have one
 * of several forms the first is shown; the description of the operation tells of the others.
 */
export function bodiesOf(content: Content): Body[] {
  const shown = Object.entries(content).map(([type, { schema }]) => ({ type, schema: schema?.anyOf?.[0] ?? schema }))
  const forms = Map.groupBy(shown, ({ schema }) => JSON.stringify(schema))
  return [...forms.values()].map((same) => ({ types: same.map(({ type }) => type), schema: same[0]?.schema }))
}

/** A text cut where Markdown's backticks set code apart: every second piece is code. */
export function splitCode(text: string): string[] {
  const pieces = text.split('`')
  return pieces.length % 2 === 1 ? pieces : [text]
}
