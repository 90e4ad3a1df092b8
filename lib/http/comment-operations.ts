import { z } from 'zod'
import { commentStanding as standingOf } from '#lib/comments/data.ts'
import { markDeleted, receiveComments } from '#lib/comments/mutations.ts'
import {
  commentBatch,
  commentStanding,
  type IncomingComment,
  incomingComment,
  MOST_COMMENTS,
  puttedComment,
  type Receipt,
  receipt,
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
const pageQuery = z.object({ section: sectionName.optional() })
const gone = { description: 'There is no comment with this id.' }
const malformed = { description: 'Something of what was sent is not right; `errors` says where.' }

export const COMMENT_OPERATIONS: readonly Operation[] = [
  {
    method: 'POST',
    path: '/api/v1/comments',
    summary: 'Send comments',
    description: `One comment, a list of them, {"comments": […]}, or one a line; at most ${MOST_COMMENTS}. The same id with the same text changes nothing; with another text it is a new revision, and the comment waits again. Each comment has its own receipt.`,
    scope: 'ingest',
    bodyLimit: 16 * MEBIBYTE,
    body: { types: ['application/json', 'application/x-ndjson'], schema: incomingComment },
    answers: { 200: { description: 'A receipt for each comment, in their order.', schema: results }, 422: malformed },
    handle: receiveMany,
  },
  {
    method: 'PUT',
    path: '/api/v1/comments/{id}',
    summary: 'Send one comment under its id',
    description: 'As POST does, for one comment whose id stands in the path.',
    scope: 'ingest',
    bodyLimit: MEBIBYTE,
    body: { types: ['application/json'], schema: puttedComment },
    answers: { 200: { description: 'What became of it.', schema: receipt }, 422: malformed },
    handle: receiveOne,
  },
  {
    method: 'DELETE',
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
    path: '/api/v1/comments/{id}/reports',
    summary: 'Say that a reader reported a comment',
    description:
      'One report. It stands beside the comment with how many readers reported it and why. What was approved waits again: by one reader where it was approved with many others at once, by three where a moderator read it alone. The same reader again changes nothing; a new text of the comment is reported anew.',
    scope: 'ingest',
    bodyLimit: MEBIBYTE,
    body: { types: ['application/json'], schema: incomingReport },
    answers: { 200: { description: 'Noted.', schema: reportReceipt }, 404: gone, 422: malformed },
    handle: report,
  },
  {
    method: 'POST',
    path: '/api/v1/pages',
    summary: 'Send a page',
    description:
      'The page itself as text or HTML; its address may stand in the query as `url`, the name of its section as `section`. It is separated into article and comments, which are scored. The same page again changes nothing.',
    scope: 'ingest',
    bodyLimit: 10 * MEBIBYTE,
    body: { types: ['text/html', 'text/plain'], schema: null },
    answers: { 200: { description: 'What the page became.' }, 422: { description: 'The page is empty.' } },
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
  const values = readValues(asked)
  if (!values) return answerProblem({ status: 400, detail: 'The body is not JSON, nor lines of JSON.' })
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
  const id = typeof value === 'object' && value !== null && 'id' in value ? String(value.id).slice(0, 200) : ''
  const [first] = error.issues
  return { id, outcome: 'refused', reason: `${first?.path.map(String).join('.')}: ${first?.message}` }
}

/** One comment, a list, an object with a list, or lines of comments; null when it is none of them. */
function readValues({ request }: Operating): unknown[] | null {
  const text = request.body.toString('utf8')
  try {
    if (/ndjson|jsonl/.test(request.header('content-type') ?? '')) {
      return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]))
    }
    const value: unknown = JSON.parse(text)
    const many = commentBatch.safeParse(value)
    return many.success ? many.data : [value]
  } catch {
    return null
  }
}

const notJson = (): FaceAnswer => answerProblem({ status: 400, detail: 'The body is not JSON.' })

function readJson({ request }: Operating): { value: unknown } | null {
  try {
    return { value: JSON.parse(request.body.toString('utf8')) }
  } catch {
    return null
  }
}

async function receiveOne(asked: Operating): Promise<FaceAnswer> {
  const body = readJson(asked)
  if (!body) return notJson()
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
  const body = readJson(asked)
  if (!body) return notJson()
  const read = incomingReport.safeParse(body.value)
  if (!read.success) return malformedAnswer(read.error)
  const receipt = await receiveReport(asked.id, read.data, by(asked))
  return receipt ? json(200, receipt) : unknown()
}

async function stand({ siteId, id }: Operating): Promise<FaceAnswer> {
  const standing = await standingOf(siteId, id)
  return standing ? json(200, standing) : unknown()
}

async function receivePage(asked: Operating): Promise<FaceAnswer> {
  const { request, siteId, now } = asked
  const url = request.query.get('url') ?? undefined
  if (url !== undefined && !(URL.canParse(url) && /^https?:/.test(url))) {
    return answerProblem({ status: 422, errors: [{ field: 'query.url', message: 'must be an address' }] })
  }
  const source = readPage(request.body, { contentType: request.header('content-type'), url })
  const section = pageQuery.safeParse({ section: request.query.get('section') ?? undefined })
  if (!section.success) return answerProblem({ status: 422, errors: fieldErrors('query', section.error) })
  const { actor, pseudonymKey } = by(asked)
  const sectionId = section.data.section && (await sectionNamed(section.data.section, { siteId, actor, now }))
  const page = { siteId, source, correction: null, origin: 'api' as const, actor, now, sectionId }
  const outcome = await ingestPage(page, { pseudonymKey })
  if (outcome.ok || outcome.reason === 'already-here') return json(200, outcome)
  return answerProblem({ status: 422, detail: `The page was not taken: ${outcome.reason}.` })
}
