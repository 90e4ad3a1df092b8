import { z } from 'zod'
import type { Operation } from '#lib/http/api-operations.ts'
import { coralAnswer, coralRequest } from '#lib/perspective/coral-phase.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { decisionMessage } from '#lib/webhooks/schema.ts'

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** What every operation may answer. */
const ALWAYS = {
  401: problemAnswer('The API key is missing or not valid.'),
  403: problemAnswer('The API key lacks the scope, or may not be used from here.'),
  429: {
    ...problemAnswer('The API key was used too often; `Retry-After` says when again.'),
    headers: { 'Retry-After': { description: 'In seconds.', schema: { type: 'integer' } } },
  },
}

const span = z.object({ start: z.int().min(0), end: z.int().min(0) })

/** What a line of scores says; a line that could not be read has its number and an error in their place. */
const scoredLine = z.object({
  id: z.union([z.string(), z.int()]),
  scorer: z.string().describe('Name and version of the scorer.'),
  outcome: z.literal('scored'),
  scores: z.object(Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, z.number().min(0).max(1)]))),
  confidence: z.number().min(0).max(1).describe('How far the scorer knows this kind of text.'),
  spans: z
    .array(span)
    .describe('What drove the scores, in UTF-16 units of the text; of a long text, in its worst window.'),
  worstWindow: span
    .optional()
    .describe('Of a text of more words than are read at once: the part that is worst by toxicity, in UTF-16 units.'),
})
const unscoredLine = z.object({
  ...scoredLine.pick({ id: true, scorer: true }).shape,
  outcome: z.enum(['skipped', 'failed']),
  reason: z.string().describe('Why there are no scores.'),
})
const unreadLine = z.object({
  line: z.int().min(1).optional().describe('Which line, where that is known.'),
  error: z.string().describe('Of a line that cannot be read, or, as the last line, of all that is left.'),
})

const SCORES = {
  post: {
    operationId: 'scoreTexts',
    summary: 'Score texts',
    description: 'Lines of {"id", "text"} in, lines of scores out, in their order. Nothing is stored.',
    'x-scope': 'analyze',
    requestBody: { required: true, content: { 'application/x-ndjson': { schema: { type: 'string' } } } },
    responses: {
      200: {
        description: 'A line for each line, in their order. The schema is that of one line.',
        content: { 'application/x-ndjson': { schema: schemaOf(z.union([scoredLine, unscoredLine, unreadLine])) } },
      },
      400: problemAnswer('The body is not packed as it says.'),
      413: problemAnswer('A line is too long, and nothing was answered before it.'),
      415: problemAnswer('The body is packed in a way that is not known here.'),
      ...ALWAYS,
    },
  },
}

const SIGNATURE = {
  name: 'X-Coral-Signature',
  in: 'header',
  required: true,
  description: '`sha256=` and the HMAC-SHA-256 of the body in hexadecimal; several with commas between them.',
  schema: { type: 'string' },
}

const CORAL = {
  post: {
    operationId: 'answerCoral',
    summary: "Answer Coral's external moderation phase",
    description:
      'Signed by the secret that Coral shows, in place of a key. 204 says nothing against the comment. What the policy catches is withheld and flagged; what cannot be scored within half a second is left to a person. Nothing is ever approved, and nothing is stored.',
    security: [],
    parameters: [
      { name: 'site', in: 'path', required: true, description: "The site's key.", schema: { type: 'string' } },
      SIGNATURE,
    ],
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(coralRequest) } } },
    responses: {
      200: {
        description: 'A person has to look.',
        content: { 'application/json': { schema: schemaOf(coralAnswer) } },
      },
      204: { description: 'Nothing to say: Coral goes on by its own rules.' },
      401: problemAnswer('The signature is not that of the secret that is kept here.'),
      404: problemAnswer('The site has no such phase.'),
    },
  },
}

const DECIDED = {
  post: {
    operationId: 'commentDecided',
    summary: 'Be told of a decision',
    description:
      'What is sent to the addresses under Settings, Webhooks, for each decision. Any answer of 200 to 299 within ten seconds takes it; otherwise it is sent again, thirteen times over twenty-two hours.',
    security: [],
    parameters: [
      {
        name: 'Belowline-Signature',
        in: 'header',
        required: true,
        description:
          '`t=TIME,v1=HEX`: the HMAC-SHA-256 of `TIME.BODY` by the secret of the address, one `v1` for each live secret. Take a request when one is yours and the time is within five minutes.',
        schema: { type: 'string' },
      },
      {
        name: 'Belowline-Delivery',
        in: 'header',
        required: true,
        description: 'The same for every attempt.',
        schema: { type: 'string', format: 'uuid' },
      },
    ],
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(decisionMessage) } } },
    responses: { '2XX': { description: 'Taken.' } },
  },
}

/** The OpenAPI document of the public API, from the schemas that check its requests. */
export function openApiDocument(root: string, operations: readonly Operation[]): object {
  const paths: Record<string, Record<string, object>> = { '/api/v1/scores': SCORES }
  for (const operation of operations) {
    const path = paths[operation.path] ?? {}
    path[operation.method.toLowerCase()] = describe(operation)
    paths[operation.path] = path
  }
  paths['/api/v1/coral/{site}'] = CORAL
  return {
    openapi: '3.1.0',
    info: { title: 'Belowline', version: '1', description: 'Comments in, scores and decisions out.' },
    servers: [{ url: root }],
    security: [{ key: [] }],
    paths,
    webhooks: { 'comment.decided': DECIDED },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key of a site.' } },
      schemas: { Problem: problemSchema },
    },
  }
}

function describe({ name, summary, description, scope, path, query, body, answers }: Operation): object {
  const parameters = [...(path.includes('{id}') ? [ID] : []), ...(query ? queryParameters(query) : [])]
  return {
    operationId: name,
    summary,
    description,
    'x-scope': scope,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(describeAnswer)),
      ...(body && { 413: problemAnswer('The body is too large.') }),
      ...ALWAYS,
    },
  }
}

const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string', minLength: 1, maxLength: 200 } }

const contentOf = (body: NonNullable<Operation['body']>): object =>
  Object.fromEntries(Object.entries(body).map(([type, schema]) => [type, { schema: schemaOf(schema) }]))

function queryParameters(query: z.ZodObject): object[] {
  return Object.entries(query.shape).map(([name, schema]) => {
    const { description, ...rest } = schemaOf(schema as z.ZodType) as { description?: string }
    return { name, in: 'query', ...(description && { description }), schema: rest }
  })
}

function describeAnswer([status, { description, schema }]: [string, Operation['answers'][number]]): [string, object] {
  if (Number(status) >= 400) return [status, problemAnswer(description)]
  return [status, { description, ...(schema && { content: { 'application/json': { schema: schemaOf(schema) } } }) }]
}

function schemaOf(schema: z.ZodType | null): object {
  if (!schema) return { type: 'string' }
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}
