import { describe, expect, it } from 'vitest'
import { type Document, fieldsOf, operationsOf } from '#app/(desk)/reference/read-document.ts'
import { COMMENT_OPERATIONS } from '#lib/http/comment-operations.ts'
import { openApiDocument } from '#lib/http/openapi-document.ts'

const document = openApiDocument('https://desk.example', COMMENT_OPERATIONS) as Document

describe('the page of the API', () => {
  it('has every operation of the document, each with a name of its own', () => {
    const operations = operationsOf(document)
    const methods = Object.values(document.paths).flatMap((path) => Object.keys(path))
    expect(operations).toHaveLength(methods.length)
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
    for (const { id } of operations) expect(id).toMatch(/^[a-z]+-[a-z0-9-]+$/i)
  })

  it('says of every field where it stands, what it is and whether it must be there', () => {
    const post = operationsOf(document).find(({ method, path }) => `${method} ${path}` === 'POST /api/v1/comments')
    const schema = post?.requestBody?.content['application/json']?.schema
    const fields = fieldsOf(schema ?? {}, document)
    expect(fields.map(({ name }) => name)).toEqual([
      ...['id', 'text', 'article', 'article.id', 'article.title', 'article.url', 'parent'],
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
})
