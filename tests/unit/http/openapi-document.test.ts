import { describe, expect, it } from 'vitest'
import { COMMENT_OPERATIONS } from '#lib/http/comment-operations.ts'
import { openApiDocument } from '#lib/http/openapi-document.ts'

type Described = {
  operationId: string
  parameters?: { name: string; in: string; required?: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
}
type Document = {
  paths: Record<string, Record<string, Described>>
  webhooks: Record<string, Record<string, Described>>
  components: { schemas: Record<string, object> }
}

const document = openApiDocument('https://desk.example', COMMENT_OPERATIONS) as Document
const operations = Object.entries({ ...document.paths, ...document.webhooks }).flatMap(([path, methods]) =>
  Object.values(methods).map((operation) => ({ path, ...operation })),
)

/** Every value of a JSON document, itself first. */
function* within(value: unknown): Generator<unknown> {
  yield value
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* within(inner)
}

describe('the OpenAPI document', () => {
  it('calls each operation by a name of its own', () => {
    const names = operations.map(({ operationId }) => operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z]+$/)
  })

  it('describes each part of a path that changes, and no parameter twice', () => {
    for (const { path, parameters = [] } of operations) {
      const changing = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const inPath = parameters.filter((one) => one.in === 'path')
      expect(inPath.map(({ name }) => name)).toEqual(changing)
      expect(inPath.every(({ required }) => required)).toBe(true)
      expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length)
      for (const { schema } of parameters) expect(schema).toMatchObject({ type: 'string' })
    }
  })

  it('says in words what each answer is, and of what form each body', () => {
    for (const { responses, requestBody } of operations) {
      expect(Object.keys(responses).length).toBeGreaterThan(0)
      for (const [status, { description, content = {} }] of Object.entries(responses)) {
        expect(status).toMatch(/^[2345](\d\d|XX)$/)
        expect(description).not.toBe('')
        for (const { schema } of Object.values(content)) expect(schema).toBeTypeOf('object')
      }
      for (const { schema } of Object.values(requestBody?.content ?? {})) expect(schema).toBeTypeOf('object')
    }
  })

  it('refers to nothing that it does not have', () => {
    for (const value of within(document)) {
      const to = (value as { $ref?: unknown } | null)?.$ref
      if (to !== undefined)
        expect(Object.keys(document.components.schemas)).toContain(String(to).replace('#/components/schemas/', ''))
    }
    expect([...within(document)].some((value) => value === undefined)).toBe(false)
  })
})
