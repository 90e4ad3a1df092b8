import { z } from 'zod'
import { commentStanding as standingOf } from '#lib/comments/data.ts'
import { markDeleted, receiveComments } from '#lib/comments/mutations.ts'
import { readOne, readSent } from '#lib/comments/read-sent.ts'
import {
  commentStanding,
  type IncomingComment,
  incomingComment,
  MOST_COMMENTS,
  puttedComment,
  type Receipt,
  receipt,
  sentComments,
} from '#lib/comments/schema.ts'
import { answerProblem } from '#lib/http/answer-problem.ts'
import type { Operating, Operation } from '#lib/http/api-operations.ts'
import { CORS, type FaceAnswer } from '#lib/http/face-request.ts'
import { fieldErrors } from '#lib/http/problem.ts'
import { ingestPage } from '#lib/ingest/ingest-page.ts'
import { readPage } from '#lib/ingest/read-page.ts'
import { receiveReport } from '#lib/reports/mutations.ts'
import { incomingReport, reportReceipt } from '#lib/reports/schema.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { sectionNamed } from '#lib/sections/mutations.ts'
import { sectionName } from '#lib/sections/schema.ts'

const MEBIBYTE = 1024 * 1024
const results = z.object({ results: z.array(receipt) })
const ingested = z.union([
  z.object({
    ok: z.literal(true),
    pageId: z.uuid(),
    articleId: z.uuid(),
    title: z.string().nullable(),
    comments: z.number().int(),
    waiting: z.boolean().describe('A person has to look at the separation first; there are no comments yet.'),
  }),
  z.object({ ok: z.literal(false), reason: z.literal('already-here'), articleId: z.uuid() }),
])
const pageQuery = z.object({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional()
    .describe('The address of the page.'),
  section: sectionName.optional().describe('The name of its section; made when it is new.'),
})
const notJson = { description: 'The body is not JSON, or not UTF-8.' }
const gone = { description: 'There is no comment with this id.' }
const malformed = { description: 'Something of what was sent is not right; `errors` says where.' }

export const COMMENT_OPERATIONS: readonly Operation[] = [
  {
    method: 'POST',
    name: 'sendComments',
    path: '/api/v1/comments',
    summary: 'Send comments',
    description: `One comment, a list of them, {"comments": […]}, or one a line; at most ${MOST_COMMENTS}. The same id with the same text changes nothing; with another text it is a new revision, and the comment waits again. Each comment has its own receipt, also one that is not as it must be.`,
    scope: 'ingest',
    bodyLimit: 16 * MEBIBYTE,
    body: { 'application/json': sentComments, 'application/x-ndjson': incomingComment },
    answers: {
      200: { description: 'A receipt for each comment, in their order.', schema: results },
      400: notJson,
      422: malformed,
    },
    handle: receiveMany,
  },
  {
    method: 'PUT',
    name: 'putComment',
    path: '/api/v1/comments/{id}',
    summary: 'Send one comment under its id',
    description: 'As POST does, for one comment whose id stands in the path.',
    scope: 'ingest',
    bodyLimit: MEBIBYTE,
    body: { 'application/json': puttedComment },
    answers: { 200: { description: 'What became of it.', schema: receipt }, 400: notJson, 422: malformed },
    handle: receiveOne,
  },
  {
    method: 'DELETE',
    name: 'deleteComment',
    path: '/api/v1/comments/{id}',
    summary: 'Say that a comment is gone',
    description:
      'It stays here with what was decided, marked as deleted at its source. One that waits leaves the queue, until it is sent again. Saying so again changes nothing.',
    scope: 'ingest',
    bodyLimit: MEBIBYTE,
    answers: { 204: { description: 'Noted.' }, 404: gone },
    handle: remove,
  },
  {
    method: 'GET',
    name: 'getComment',
    path: '/api/v1/comments/{id}',
    summary: 'Ask how a comment stands',
    description: 'Its status, scores and versions. A comment that waits for its scores has none.',
    scope: 'ingest',
    bodyLimit: MEBIBYTE,
    answers: { 200: { description: 'How it stands.', schema: commentStanding }, 404: gone },
    handle: stand,
  },
  {
    method: 'POST',
    name: 'reportComment',
    path: '/api/v1/comments/{id}/reports',
    summary: 'Say that a reader reported a comment',
    description:
      'One report. It stands beside the comment with how many readers reported it and why. What was approved waits again: by one reader where it was approved with many others at once, by three where a moderator read it alone. The same reader again changes nothing; a new text of the comment is reported anew.',
    scope: 'ingest',
    bodyLimit: MEBIBYTE,
    body: { 'application/json': incomingReport },
    answers: { 200: { description: 'Noted.', schema: reportReceipt }, 400: notJson, 404: gone, 422: malformed },
    handle: report,
  },
  {
    method: 'POST',
    name: 'sendPage',
    path: '/api/v1/pages',
    summary: 'Send a page',
    description:
      'The page itself as text or HTML. It is separated into article and comments, which are scored. The same page again changes nothing.',
    scope: 'ingest',
    bodyLimit: 10 * MEBIBYTE,
    query: pageQuery,
    body: { 'text/html': null, 'text/plain': null },
    answers: {
      200: { description: 'What the page became.', schema: ingested },
      415: { description: 'The body is said to be neither a text nor HTML.' },
      422: { description: 'The page is empty, or too much for one; or something in the query is not right.' },
    },
    handle: receivePage,
  },
]

const json = (status: number, body: unknown): FaceAnswer => ({
  status,
  headers: { ...CORS, 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
})

const by = ({ siteId, keyId, now }: Operating) => ({
  siteId,
  actor: { kind: 'key' as const, id: keyId },
  now,
  pseudonymKey: secrets().pseudonym,
})

/** Comments that are not well formed get a receipt of their own, so that one bad one does not keep the others out. */
async function receiveMany(asked: Operating): Promise<FaceAnswer> {
  const { body, header } = asked.request
  const sent = readSent(body, header('content-type') ?? '')
  if (!sent.ok) return answerProblem({ status: 400, detail: sent.detail })
  const { values } = sent
  if (values.length > MOST_COMMENTS || values.length === 0) {
    return answerProblem({ status: 422, detail: `Send at least one comment and at most ${MOST_COMMENTS}.` })
  }
  const read = values.map((value) => incomingComment.safeParse(value))
  const [only] = read
  if (read.length === 1 && only && !only.success) return malformedAnswer(only.error)
  const good = read.flatMap((one): IncomingComment[] => (one.success ? [one.data] : []))
  const receipts = (good.length > 0 ? await receiveComments(good, by(asked)) : []).values()
  const all = read.map((one, i): Receipt | undefined =>
    one.success ? receipts.next().value : refusal(values[i], one.error),
  )
  return json(200, { results: all })
}

function refusal(value: unknown, error: z.ZodError): Receipt {
  const { id: said } = Object(value) as { id?: unknown }
  const id = typeof said === 'string' || typeof said === 'number' ? String(said).slice(0, 200) : ''
  if (value === undefined) return { id, outcome: 'refused', reason: 'not JSON' }
  const [first] = error.issues
  const reason = [first?.path.map(String).join('.'), first?.message].filter(Boolean).join(': ')
  return { id, outcome: 'refused', reason }
}

async function receiveOne(asked: Operating): Promise<FaceAnswer> {
  const body = readOne(asked.request.body)
  if (!body.ok) return answerProblem({ status: 400, detail: body.detail })
  const read = puttedComment.safeParse(body.value)
  if (!read.success) return malformedAnswer(read.error)
  const id = incomingComment.shape.id.safeParse(asked.id)
  if (!id.success) return malformedAnswer(id.error)
  const [one] = await receiveComments([{ ...read.data, id: id.data }], by(asked))
  return json(200, one)
}

function malformedAnswer(error: z.ZodError): FaceAnswer {
  const errors = fieldErrors('body', error)
  return answerProblem({ status: 422, detail: 'Some of what was sent is not right.', errors })
}

const unknown = (): FaceAnswer => answerProblem({ status: 404, detail: 'There is no comment with this id.' })

async function remove(asked: Operating): Promise<FaceAnswer> {
  const noted = await markDeleted(asked.id, by(asked))
  return noted ? { status: 204, headers: { ...CORS }, body: '' } : unknown()
}

async function report(asked: Operating): Promise<FaceAnswer> {
  const body = readOne(asked.request.body)
  if (!body.ok) return answerProblem({ status: 400, detail: body.detail })
  const read = incomingReport.safeParse(body.value)
  if (!read.success) return malformedAnswer(read.error)
  const receipt = await receiveReport(asked.id, read.data, by(asked))
  return receipt ? json(200, receipt) : unknown()
}

async function stand({ siteId, id }: Operating): Promise<FaceAnswer> {
  const standing = await standingOf(siteId, id)
  return standing ? json(200, standing) : unknown()
}

/** What a page is not. What a program says of no kind in particular is looked into. */
const NO_PAGE = /^\s*(?:application\/(?:\S+\+)?json|application\/x-ndjson|multipart\/|image\/|application\/pdf)/i

async function receivePage(asked: Operating): Promise<FaceAnswer> {
  const { request, siteId, now } = asked
  const contentType = request.header('content-type')
  if (NO_PAGE.test(contentType ?? '')) {
    return answerProblem({ status: 415, detail: 'Send the page itself, as text/html or text/plain.' })
  }
  const query = pageQuery.safeParse(Object.fromEntries(request.query))
  if (!query.success) return answerProblem({ status: 422, errors: fieldErrors('query', query.error) })
  const { url, section } = query.data
  const { actor, pseudonymKey } = by(asked)
  const sectionId = section && (await sectionNamed(section, { siteId, actor, now }))
  const read = readPage(request.body, { contentType, url })
  const page = { siteId, ...read, correction: null, origin: 'api' as const, actor, now, sectionId }
  const outcome = await ingestPage(page, { pseudonymKey })
  if (outcome.ok || outcome.reason === 'already-here') return json(200, outcome)
  return answerProblem({ status: 422, detail: `The page was not taken: ${outcome.reason}.` })
}
