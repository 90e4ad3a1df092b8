import { describe, expect, it } from 'vitest'
import {
  bodiesOf,
  type Document,
  fieldsOf,
  operationsOf,
  type Schema,
  splitCode,
} from '#app/(desk)/reference/read-document.ts'
import { COMMENT_OPERATIONS } from '#lib/http/comment-operations.ts'
import { openApiDocument } from '#lib/http/openapi-document.ts'

const document = openApiDocument('https://desk.example', COMMENT_OPERATIONS) as Document

describe('the page of the API', () => {
  it('has every operation of the document, each with a name of its own', () => {
    const operations = operationsOf(document)
    const methods = Object.values({ ...document.paths, ...document.webhooks }).flatMap((path) => Object.keys(path))
    expect(operations).toHaveLength(methods.length)
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
    for (const { id } of operations) expect(id).toMatch(/^[a-z]+-[a-z0-9-]+$/i)
  })

  it('says of every field where it stands, what it is and whether it must be there', () => {
    const post = operationsOf(document).find(({ method, path }) => `${method} ${path}` === 'POST /api/v1/comments')
    const schema = post?.requestBody?.content['application/json']?.schema
    const fields = fieldsOf(schema?.anyOf?.[0] ?? {}, document)
    expect(fields.map(({ name }) => name)).toEqual([
      ...['id', 'text', 'article', 'article.id', 'article.title', 'article.url', 'article.section', 'parent'],
      ...['author', 'author.id', 'author.name', 'postedAt'],
    ])
    expect(fields.find(({ name }) => name === 'text')).toMatchObject({
      type: 'string',
      required: true,
      about: '1 to 100,000 characters',
    })
    expect(fields.find(({ name }) => name === 'author')?.required).toBe(false)
  })

  it('goes into lists, and follows references', () => {
    const schema = { type: 'array', items: { $ref: '#/components/schemas/Problem' } }
    const names = fieldsOf(schema, document).map(({ name }) => name)
    expect(names).toEqual([
      '[].type',
      '[].title',
      '[].status',
      '[].detail',
      '[].errors',
      '[].errors[].field',
      '[].errors[].message',
    ])
  })

  it('says words that may be said, constants, and either of several', () => {
    const schema = {
      type: 'object',
      properties: {
        status: { enum: ['a', 'b'] },
        fixed: { const: 1 },
        either: { anyOf: [{ type: 'null' }, { type: 'object', additionalProperties: { type: 'number' } }] },
      },
    }
    expect(fieldsOf(schema, document).map(({ type }) => type)).toEqual([
      '"a" | "b"',
      '1',
      'null | object of number by name',
    ])
  })

  it('shows a form once that comes as several media types, and others apart', () => {
    const post = operationsOf(document).find(({ id }) => id === 'post-api-v1-comments')
    const bodies = bodiesOf(post?.requestBody?.content ?? {})
    expect(bodies.map(({ types }) => types)).toEqual([['application/json', 'application/x-ndjson']])
    const [number, string] = [{ schema: { type: 'number' } }, { schema: { type: 'string' } }]
    const apart = bodiesOf({ a: number, b: string, c: number, d: {} })
    expect(apart.map(({ types }) => types)).toEqual([['a', 'c'], ['b'], ['d']])
  })

  it.each<[Schema, string]>([
    [{ maxLength: 1000 }, 'at most 1,000 characters'],
    [{ minLength: 2 }, 'at least 2 characters'],
    [{ minLength: 1, maxLength: 200 }, '1 to 200 characters'],
    [{ minLength: 64, maxLength: 64 }, 'exactly 64 characters'],
    [{ minimum: 0, maximum: 1 }, '0 to 1'],
    [{ minimum: Number.MIN_SAFE_INTEGER, maximum: 5000 }, 'at most 5,000'],
    [{ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, 'at least 0'],
    [{ description: 'An address.', format: 'uri', maxLength: 10 }, 'An address. · uri · at most 10 characters'],
    [{}, ''],
  ])('says of %j: %s', (schema, about) => {
    expect(fieldsOf({ properties: { one: schema } }, document)[0]?.about).toBe(about)
  })

  it.each([
    ['`sha256=` and the rest', ['', 'sha256=', ' and the rest']],
    ['nothing set apart', ['nothing set apart']],
    ['one ` alone', ['one ` alone']],
  ])('sets code apart in %j', (text, pieces) => {
    expect(splitCode(text)).toEqual(pieces)
  })
})
