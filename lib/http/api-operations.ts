import type { z } from 'zod'
import type { FaceAnswer, FaceRequest } from '#lib/http/face-request.ts'
import type { KeyScope } from '#lib/keys/schema.ts'

/** What an operation is given: whose key it is, and what was sent. */
export type Operating = { request: FaceRequest; siteId: string; keyId: string; id: string; now: Date }

/** One operation of the public API: what the document says of it, and what answers it. */
export type Operation = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** What programs that are made from the document call it. */
  name: string
  /** As in OpenAPI; `{id}` is the only part that changes. */
  path: '/api/v1/comments' | '/api/v1/comments/{id}' | '/api/v1/comments/{id}/reports' | '/api/v1/pages'
  summary: string
  description: string
  scope: KeyScope
  /** In bytes. */
  bodyLimit: number
  /** What may stand in the query. */
  query?: z.ZodObject
  /** The body by media type, for the document; the handler checks it by the same schema. Null for a text. */
  body?: Readonly<Record<string, z.ZodType | null>>
  /** Answers by status. */
  answers: Record<number, { description: string; schema?: z.ZodType }>
  handle: (asked: Operating) => Promise<FaceAnswer>
}
