import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'

let served: Awaited<ReturnType<typeof serveFaces>>
let key: string
beforeAll(async () => {
  served = await serveFaces([perspectiveFace])
  key = (await makeSiteKey()).key
})
afterAll(async () => {
  await served.close()
  await closeFaceScorer()
})

type Init = { body?: string; headers?: Record<string, string>; query?: string; method?: string; path?: string }

async function call({ body, headers, query, method = 'POST', path = '/v1alpha1/comments:analyze' }: Init) {
  const response = await fetch(`${served.url}${path}${query ?? `?key=${key}`}`, {
    method,
    ...(body !== undefined && { body }),
    ...(headers && { headers }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: text ? JSON.parse(text) : null }
}

const ask = (body: unknown, more: Init = {}) => call({ body: JSON.stringify(body), ...more })
const plain = {
  comment: { text: 'You are a stupid idiot and nobody likes you.' },
  requestedAttributes: { TOXICITY: {} },
}

describe('comments:analyze', () => {
  it('answers a score with one span over the whole text', async () => {
    const { status, headers, json } = await ask({ ...plain, clientToken: 'seen' })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json; charset=UTF-8')
    expect(headers.get('x-model-version')).toMatch(/^embedded@/)
    const value = json.attributeScores.TOXICITY.summaryScore.value
    expect(value).toBeGreaterThan(0.5)
    expect(json).toEqual({
      attributeScores: {
        TOXICITY: {
          spanScores: [{ begin: 0, end: 44, score: { value, type: 'PROBABILITY' } }],
          summaryScore: { value, type: 'PROBABILITY' },
        },
      },
      languages: ['en'],
      detectedLanguages: ['en'],
      clientToken: 'seen',
    })
  })

  it.each([
    ['percent-encoded', { path: '/v1alpha1/comments%3Aanalyze' }],
    ['in lower case', { path: '/v1alpha1/comments%3aanalyze' }],
  ])('is found under its path %s', async (_name, more) => {
    expect((await ask(plain, more)).status).toBe(200)
  })

  it('takes the key as Google and as a bearer too', async () => {
    expect((await ask(plain, { query: '', headers: { 'x-goog-api-key': key } })).status).toBe(200)
    expect((await ask(plain, { query: '', headers: { authorization: `Bearer ${key}` } })).status).toBe(200)
  })

  it('needs no content type and forgives unquoted keys, single quotes and a comma too many', async () => {
    const body = `{comment: {text: 'you idiot',}, languages: ["en"], requestedAttributes: {TOXICITY: {}} }`
    expect((await call({ body })).json.languages).toEqual(['en'])
  })

  it('reads snake_case, and scalars where lists are meant', async () => {
    const { json } = await ask({
      comment: { text: 'You idiot. A fine day.' },
      requested_attributes: { TOXICITY: { score_type: 'PROBABILITY', score_threshold: '0.0' } },
      languages: 'en',
      span_annotations: 'true',
      do_not_store: true,
      client_token: 'x',
      context: { entries: { text: 'one entry' } },
    })
    expect(
      json.attributeScores.TOXICITY.spanScores.map((s: { begin: number; end: number }) => [s.begin, s.end]),
    ).toEqual([
      [0, 10],
      [11, 22],
    ])
    expect(json).toMatchObject({ clientToken: 'x', languages: ['en'] })
    expect(json).not.toHaveProperty('detectedLanguages')
  })

  it('leaves out what is under its threshold, and still answers', async () => {
    const { status, json } = await ask({
      comment: { text: 'What a lovely day in the garden.' },
      requestedAttributes: { TOXICITY: { scoreThreshold: 0.9 } },
    })
    expect([status, json.attributeScores]).toEqual([200, {}])
  })

  it('answers SPAM, says what it is in a header, and mirrors a name with a version', async () => {
    const { json, headers } = await ask({
      ...plain,
      requestedAttributes: { 'TOXICITY@6': {}, SPAM: {}, OBSCENE: null },
    })
    expect(Object.keys(json.attributeScores)).toEqual(['TOXICITY@6', 'SPAM', 'OBSCENE'])
    expect(headers.get('x-attribute-source')).toBe('SPAM=heuristic, OBSCENE=alias')
  })

  it('takes the values of enums by their numbers, as proto3 has them', async () => {
    const asked = (type: unknown, scoreType: unknown) =>
      ask({ ...plain, comment: { text: '<b>1</b>', type }, requestedAttributes: { TOXICITY: { scoreType } } })
    expect((await asked(2, 1)).json.error.message).toBe('Unable to detect language')
    expect([(await asked(1, 0)).status, (await asked(0, 'PROBABILITY')).status]).toEqual([200, 200])
    expect((await asked(1, 4)).json.error.message).toBe(
      'Requested score type RAW is not supported by attribute TOXICITY',
    )
    expect((await asked(3, 1)).json.error.message).toBe("Invalid value at 'comment.type' (TYPE_ENUM)")
  })

  it('counts spans in UTF-16 code units', async () => {
    const { json } = await ask({ ...plain, comment: { text: '😀 you idiot' } })
    expect(json.attributeScores.TOXICITY.spanScores[0]).toMatchObject({ begin: 0, end: 12 })
  })

  it('indents unless prettyPrint is false, and answers the fields that are asked for', async () => {
    expect((await ask(plain)).text).toContain('\n  "attributeScores"')
    const query = `?key=${key}&alt=json&prettyPrint=false&fields=attributeScores(TOXICITY/summaryScore/type),languages`
    expect((await ask(plain, { query })).text).toBe(
      '{"attributeScores":{"TOXICITY":{"summaryScore":{"type":"PROBABILITY"}}},"languages":["en"]}',
    )
  })

  it('scores 20,480 bytes and not one more', async () => {
    expect(
      (await ask({ ...plain, comment: { text: `${'ü'.repeat(10_230)} you idiot yes` }, languages: ['en'] })).status,
    ).toBe(200)
    const { json } = await ask({ ...plain, comment: { text: 'ü'.repeat(10_241) } })
    expect(json.error.details[0].errorType).toBe('COMMENT_TOO_LONG')
  })
})

const status = (code: number, status: string, message: string) => ({ error: { code, status, message } })
const invalid = (message: string, errorType?: string) =>
  errorType
    ? { error: { code: 400, status: 'INVALID_ARGUMENT', message, details: [{ errorType }] } }
    : status(400, 'INVALID_ARGUMENT', message)

describe('an error', () => {
  it.each([
    ['an empty text', { ...plain, comment: { text: '' } }, invalid('Comment must be non-empty.', 'COMMENT_EMPTY')],
    ['no comment', { requestedAttributes: { TOXICITY: {} } }, invalid('Comment must be non-empty.', 'COMMENT_EMPTY')],
    ['no attributes', { comment: plain.comment }, invalid('Missing requested_attributes', 'NO_REQUESTED_ATTRIBUTES')],
    [
      'an unknown attribute',
      { ...plain, requestedAttributes: { NUANCE_EXPERIMENTAL: {} } },
      invalid('Unknown requested attribute: NUANCE_EXPERIMENTAL', 'INVALID_REQUEST'),
    ],
    [
      'a name of JavaScript',
      { ...plain, requestedAttributes: { constructor: {} } },
      invalid('Unknown requested attribute: constructor', 'INVALID_REQUEST'),
    ],
    [
      'languages',
      { ...plain, languages: ['hu', 'es'] },
      invalid('Attribute TOXICITY does not support request languages: hu, es', 'LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE'),
    ],
    [
      'a language that is plain to see',
      { ...plain, comment: { text: 'Das ist doch alles völliger Unsinn, was hier geschrieben wird, meine Herren.' } },
      invalid('Attribute TOXICITY does not support request languages: de', 'LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE'),
    ],
    [
      'no words',
      { ...plain, comment: { text: '?!? 123' } },
      invalid('Unable to detect language', 'LANGUAGE_DETECTION_FAILED'),
    ],
    [
      'a score type',
      { ...plain, requestedAttributes: { TOXICITY: { scoreType: 'RAW' } } },
      invalid('Requested score type RAW is not supported by attribute TOXICITY', 'INVALID_REQUEST'),
    ],
    [
      'both contexts',
      { ...plain, context: { entries: [{ text: 'a' }], articleAndParentComment: { article: { text: 'a' } } } },
      invalid(
        'Context can have either entries or article_and_parent_comment, but both fields were populated.',
        'INVALID_REQUEST',
      ),
    ],
    [
      'a number for a text',
      { ...plain, comment: { text: 5 } },
      invalid("Invalid value at 'comment.text' (TYPE_STRING)"),
    ],
  ])('is said of %s', async (_name, body, expected) => {
    const { status, json } = await ask(body)
    expect(status).toBe(400)
    expect(json).toMatchObject(expected)
  })

  it.each([[['']], [' '], [['', 'en']]])('takes %j for languages that are left open', async (languages) => {
    const { status, json } = await ask({ ...plain, languages })
    expect([status, json.languages]).toEqual([200, ['en']])
  })

  it('names requested languages, one attribute and nothing detected', async () => {
    const { json } = await ask({ ...plain, languages: ['hu'], requestedAttributes: { INSULT: {}, THREAT: {} } })
    expect(json.error.details).toEqual([
      {
        '@type': 'type.googleapis.com/google.commentanalyzer.v1alpha1.Error',
        errorType: 'LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE',
        languageNotSupportedByAttributeError: { requestedLanguages: ['hu'], attribute: 'INSULT' },
      },
    ])
  })

  it('is said of a missing key and of a wrong one', async () => {
    expect(await ask(plain, { query: '' })).toMatchObject({
      status: 403,
      json: { error: { status: 'PERMISSION_DENIED', message: expect.stringContaining('unregistered callers') } },
    })
    expect(await ask(plain, { query: '?key=blk_wrong' })).toMatchObject({
      status: 400,
      json: {
        error: {
          message: 'API key not valid. Please pass a valid API key.',
          details: [{ reason: 'API_KEY_INVALID', domain: 'googleapis.com' }],
        },
      },
    })
  })

  it('is said to a key that lacks the scope, comes from elsewhere, or asks too often', async () => {
    const narrow = await makeSiteKey({ scopes: ['suggest'] })
    expect(await ask(plain, { query: `?key=${narrow.key}` })).toMatchObject({ status: 403 })
    const bound = await makeSiteKey({ origins: ['https://news.example'] })
    const from = (origin: string) => ask(plain, { query: `?key=${bound.key}`, headers: { origin } })
    expect((await from('https://news.example')).status).toBe(200)
    expect(await from('https://evil.example')).toMatchObject({
      status: 403,
      json: { error: { message: 'Requests from referer https://evil.example are blocked.' } },
    })
    const slow = await makeSiteKey({ ratePerMinute: 2 })
    const again = () => ask(plain, { query: `?key=${slow.key}` })
    expect([(await again()).status, (await again()).status]).toEqual([200, 200])
    const third = await again()
    expect(third.status).toBe(429)
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(third.json.error).toMatchObject({
      status: 'RESOURCE_EXHAUSTED',
      message: expect.stringMatching(
        /^Quota exceeded for quota metric 'Analysis requests \(AnalyzeComment\)' and limit/,
      ),
      details: [
        { reason: 'RATE_LIMIT_EXCEEDED', metadata: { quota_limit_value: '2' } },
        { '@type': expect.anything() },
      ],
    })
  })

  it('carries what a browser needs to read it', async () => {
    const { headers } = await ask(plain, { query: '', headers: { origin: 'https://a.example' } })
    expect(headers.get('access-control-allow-origin')).toBe('*')
    const preflight = await call({ method: 'OPTIONS', query: '' })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-goog-api-key')
  })

  it.each(['GET', 'PUT', 'DELETE'])('is said of %s', async (method) => {
    expect((await call({ method })).json.error.code).toBe(404)
  })
})

describe('the discovery document', () => {
  it('is there without a key and leads to this very server', async () => {
    for (const path of ['/$discovery/rest', '/%24discovery/rest']) {
      const { status, json } = await call({ method: 'GET', path, query: '?version=v1alpha1' })
      expect([status, json.rootUrl]).toEqual([200, `${served.url}/`])
    }
  })

  it('refuses a key that is wrong', async () => {
    expect((await call({ method: 'GET', path: '/$discovery/rest', query: '?key=no' })).status).toBe(400)
  })
})
