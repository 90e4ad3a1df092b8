import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moderationsFace } from '#lib/http/moderations-face.ts'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'

/** Clients as they come from npm: they are told an address, and nothing in them is changed. */
const load = createRequire(import.meta.url)

let served: Awaited<ReturnType<typeof serveFaces>>
let key: string
beforeAll(async () => {
  served = await serveFaces([perspectiveFace, moderationsFace])
  key = (await makeSiteKey()).key
})
afterAll(async () => {
  await served.close()
  await closeFaceScorer()
})

const ABUSE = 'You are a stupid idiot, shut up.'
const resource = { comment: { text: ABUSE }, requestedAttributes: { TOXICITY: {} } }
const discovery = () => `${served.url}/$discovery/rest?version=v1alpha1`

type Answer = { data: { attributeScores: { TOXICITY: { summaryScore: { value: number } } } } }
type Comments = {
  analyze(params: object): Promise<Answer>
  suggestscore(params: object): Promise<{ data: object }>
}

type Made = (options: object, google: unknown) => { comments: Comments }
type Finder = new (options: object) => { discoverAPI(url: string): Promise<Made> }

/** What `google.discoverAPI` is in googleapis: it stands in googleapis-common, which each generation has its own of. */
describe.each([
  ['50', 'googleapis-common-4/build/src/discovery.js'],
  ['118 to 148', 'googleapis-common-7/build/src/discovery.js'],
  ['188', 'googleapis-common/build/src/discovery.js'],
])("googleapis' own discovery, as %s has it", (_versions, path) => {
  const endpoint = async () => {
    const { Discovery } = load(path) as { Discovery: Finder }
    const make = await new Discovery({ debug: false, includePrivate: false }).discoverAPI(discovery())
    return make({ auth: key }, {})
  }

  it('finds, scores and reports', async () => {
    const client = await endpoint()
    const { data } = await client.comments.analyze({ key, resource })
    expect(data.attributeScores.TOXICITY.summaryScore.value).toBeGreaterThan(0.5)
    const said = { ...resource, attributeScores: { TOXICITY: { summaryScore: { value: 1 } } }, clientToken: 'a' }
    expect((await client.comments.suggestscore({ key, resource: said })).data).toMatchObject({ clientToken: 'a' })
  })

  it('reads our errors', async () => {
    const client = await endpoint()
    const asked = client.comments.analyze({ key, resource: { ...resource, languages: ['hu'] } })
    await expect(asked).rejects.toMatchObject({
      message: 'Attribute TOXICITY does not support request languages: hu',
      response: { status: 400 },
    })
  })
})

describe('the typed client of googleapis, up to 50.0.0', () => {
  type Request = (parameters: object) => Promise<Answer>

  it('is led here by the address that each call may name', async () => {
    const { createAPIRequest } = load('googleapis-common-4') as { createAPIRequest: Request }
    // As its generated code puts the address together, with what the caller gives as options of the call.
    const options = { rootUrl: `${served.url}/` }
    const url = `${options.rootUrl}/v1alpha1/comments:analyze`.replace(/([^:]\/)\/+/g, '$1')
    const context = { google: { _options: {} }, _options: {} }
    const parameters = { options: { url, method: 'POST', ...options }, params: { key, resource }, context }
    const { data } = await createAPIRequest({ ...parameters, requiredParams: [], pathParams: [] })
    expect(data.attributeScores.TOXICITY.summaryScore.value).toBeGreaterThan(0.5)
  })
})

describe('googleapis 13', () => {
  type Old = { comments: { analyze(params: object, done: (error: unknown, answer: Answer['data']) => void): void } }
  const google = load('googleapis-13') as {
    discoverAPI(url: string, done: (error: unknown, client: Old) => void): void
  }

  it('finds and scores', async () => {
    const client = await promisify(google.discoverAPI.bind(google))(discovery())
    const answer = await promisify(client.comments.analyze)({ key, resource })
    expect(answer.attributeScores.TOXICITY.summaryScore.value).toBeGreaterThan(0.5)
  })
})

describe("Google's client for JavaScript", () => {
  it('asks for SPAM and TOXICITY and reads both', async () => {
    type Client = { perspectiveApiUrl: string; getScores(text: string): Promise<Record<string, number>> }
    const made = load('@conversationai/perspectiveapi-js-client') as { Client: new (key: string) => Client }
    const client = new made.Client(key)
    client.perspectiveApiUrl = `${served.url}/v1alpha1/comments:analyze?key=${key}`
    const scores = await client.getScores(`<b>${ABUSE}</b>`)
    expect(scores['TOXICITY']).toBeGreaterThan(0.5)
    expect(scores['SPAM']).toBeLessThan(0.5)
  })
})

describe('perspective-api-client, whose host is written into it', () => {
  const program = `
    import Perspective from 'perspective-api-client'
    const client = new Perspective({ apiKey: process.argv[1] })
    const { attributeScores } = await client.analyze('<p>${ABUSE}</p>', { attributes: ['toxicity', 'insult'] })
    const refused = await client.analyze('${ABUSE}', { attributes: ['nonsense'] }).catch((error) => error)
    console.log(JSON.stringify({ attributeScores, message: refused.message, status: refused.response.status }))`

  it('is led here by the preload that the guide gives', async () => {
    const preload = resolve('docs/redirect-perspective-host.mjs')
    const args = ['--import', preload, '--input-type=module', '-e', program, '--', key]
    const env = { ...process.env, BELOWLINE_URL: served.url }
    const { stdout } = await promisify(execFile)(process.execPath, args, { env })
    const answer = JSON.parse(stdout)
    expect(answer.attributeScores.TOXICITY.summaryScore.value).toBeGreaterThan(0.5)
    expect(Object.keys(answer.attributeScores)).toEqual(['TOXICITY', 'INSULT'])
    expect([answer.status, answer.message]).toEqual([400, 'Unknown requested attribute: NONSENSE'])
  })
})

describe('the preload of the guide', () => {
  const program = `
    import http, { get } from 'node:http'
    import https from 'node:https'
    const read = (request) => new Promise((resolve, reject) => {
      request.on('error', reject).on('response', (response) => response.resume().on('end', () => resolve(response.statusCode)))
      if (!request.writableEnded) request.end()
    })
    const old = 'commentanalyzer.googleapis.com', path = '/$discovery/rest?version=v1alpha1'
    const own = new URL(process.env.BELOWLINE_URL + '/$discovery/rest?version=v1alpha1&key=no')
    console.log(JSON.stringify([
      await read(https.get('https://' + old + path)),
      await read(https.get({ hostname: old, path })),
      await read(get(new URL('http://' + old + path), () => {})),
      await read(https.request({ hostname: old, path })),
      (await fetch('https://' + old + path)).status,
      (await fetch(new Request('https://' + old + '/v1alpha1/comments:analyze', { method: 'POST', body: '{}' }))).status,
      await read(http.get(own)),
    ]))`

  it('leads get and request of both modules here, and fetch, and leaves other hosts alone', async () => {
    const args = ['--import', resolve('docs/redirect-perspective-host.mjs'), '--input-type=module', '-e', program]
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, BELOWLINE_URL: served.url },
    })
    expect(JSON.parse(stdout)).toEqual([200, 200, 200, 200, 200, 403, 400])
  })
})

describe('the openai SDK', () => {
  const client = (apiKey: string) => new OpenAI({ apiKey, baseURL: `${served.url}/v1`, maxRetries: 0 })

  it('moderates one text, several, and the parts of one', async () => {
    const one = await client(key).moderations.create({ input: ABUSE })
    expect(one.results[0]).toMatchObject({ flagged: true, categories: { harassment: true, 'self-harm': false } })
    const several = await client(key).moderations.create({ input: [ABUSE, 'A fine day in the garden.'] })
    expect(several.results.map(({ flagged }) => flagged)).toEqual([true, false])
    const input = [{ type: 'text' as const, text: ABUSE }]
    expect((await client(key).moderations.create({ input })).results).toHaveLength(1)
  })

  it('reads our errors', async () => {
    await expect(client('blk_no').moderations.create({ input: 'a' })).rejects.toMatchObject({
      status: 401,
      code: 'invalid_api_key',
    })
  })
})
