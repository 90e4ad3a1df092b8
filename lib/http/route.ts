import type { z } from 'zod'
import type { Person } from '#lib/accounts/schema.ts'
import { type Ability, can, canSomewhere } from '#lib/auth/ability.ts'
import { personOfRequest } from '#lib/auth/session-cookie.ts'
import { env } from '#lib/env.ts'
import { UserError } from '#lib/errors.ts'
import { fieldErrors, problem } from '#lib/http/problem.ts'
import { readJson } from '#lib/http/read-body.ts'
import { isSameOrigin } from '#lib/http/same-origin.ts'
import { describeFault, logger } from '#lib/logger.ts'

const MEBIBYTE = 1024 * 1024

/** What a handler is given: who asks, and what they sent, checked. */
export type RouteInput<P, Q, B> = {
  person: Person
  params: P
  query: Q
  body: B
  request: Request
  now: Date
}

/** The site is told by the path alone: nothing else is looked at before it is known what the person may do there. */
type Asked<P> = Omit<RouteInput<P, unknown, unknown>, 'query' | 'body'>
type SiteOf<P> = (asked: Asked<P>) => SiteAnswer | Promise<SiteAnswer>
type SiteAnswer = string | null | undefined

/** A route says what it needs; the wrapper does the rest. */
export type RouteSpec<P, Q, B> = {
  /** What the person must be able to do; 'signed-in' where any account will do. */
  ability: Ability | 'signed-in'
  /**
   * Where: the id of a site, null for what belongs to all sites, undefined when the thing asked for does not exist
   * (404). 'somewhere' lets anyone in who has the ability on any site; the handler then narrows to `sitesWith`.
   */
  site: 'somewhere' | SiteOf<P>
  params?: z.ZodType<P>
  query?: z.ZodType<Q>
  /** Of a JSON body. Without it the body is left unread in `request`. */
  body?: z.ZodType<B>
  /** In bytes; 1 MiB where nothing is said. */
  bodyLimit?: number
  /**
   * Answers a Response as it is, undefined as 204, and anything else as JSON. `siteId` is what `site` said, null where
   * it named no single one.
   */
  handle: (input: RouteInput<P, Q, B>, siteId: string | null) => Promise<unknown>
}

type Context = { params: Promise<Record<string, string | string[]>> }
type Handler = (request: Request, context?: Context) => Promise<Response>

/**
 * A route of app/api: proves who asks, that the request comes from our own pages, and that it is well formed, asks the
 * table of abilities, calls the handler, and answers every failure in one format.
 */
export function route<P = unknown, Q = unknown, B = unknown>(spec: RouteSpec<P, Q, B>): Handler {
  return async (request, context) => {
    try {
      return await answer(spec, request, context)
    } catch (error) {
      if (error instanceof UserError) return problem({ status: 400, detail: error.message })
      logFailure(request, error)
      return problem({ status: 500, detail: 'Something went wrong on our side. Nothing was changed.' })
    }
  }
}

async function answer<P, Q, B>(spec: RouteSpec<P, Q, B>, request: Request, context?: Context): Promise<Response> {
  const now = new Date()
  const person = await personOfRequest(request.headers, now)
  if (!person) return problem({ status: 401, detail: 'Sign in first.' })
  if (!isSameOrigin(request.method, request.headers, env().publicUrl)) {
    return problem({ status: 403, detail: 'The request does not come from the pages of this desk.' })
  }
  if (!mayTry(spec, person)) return forbidden()
  const params = check('params', spec.params, await context?.params)
  if (!params.ok) return params.response
  const asked = { params: params.value, person, request, now }
  const found = await findSite(spec, asked)
  if (!found.ok) return found.response
  const query = check('query', spec.query, readQuery(request.url))
  if (!query.ok) return query.response
  const body = await readBody(spec, request)
  if (!body.ok) return body.response
  return respond(await spec.handle({ ...asked, query: query.value, body: body.value }, found.siteId))
}

const forbidden = (): Response => problem({ status: 403, detail: 'Your role does not reach this.' })

/** Before anything is read: whoever has the ability nowhere learns nothing, not even what a good request looks like. */
function mayTry<P, Q, B>({ ability }: RouteSpec<P, Q, B>, person: Person): boolean {
  return ability === 'signed-in' || canSomewhere(person.grants, ability)
}

type Found = { ok: true; siteId: string | null } | { ok: false; response: Response }

async function findSite<P, Q, B>(spec: RouteSpec<P, Q, B>, asked: Asked<P>): Promise<Found> {
  if (spec.ability === 'signed-in' || spec.site === 'somewhere') return { ok: true, siteId: null }
  const siteId = await spec.site(asked)
  if (siteId === undefined) {
    return { ok: false, response: problem({ status: 404, detail: 'There is nothing here by that name.' }) }
  }
  return can(asked.person.grants, spec.ability, siteId) ? { ok: true, siteId } : { ok: false, response: forbidden() }
}

type Checked<T> = { ok: true; value: T } | { ok: false; response: Response }

function check<T>(part: 'params' | 'query' | 'body', schema: z.ZodType<T> | undefined, given: unknown): Checked<T> {
  if (!schema) return { ok: true, value: given as T }
  const parsed = schema.safeParse(given)
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors = fieldErrors(part, parsed.error)
  return { ok: false, response: problem({ status: 422, detail: 'Some of what was sent is not right.', errors }) }
}

async function readBody<P, Q, B>(spec: RouteSpec<P, Q, B>, request: Request): Promise<Checked<B>> {
  if (!spec.body) return { ok: true, value: undefined as B }
  const json = await readJson(request, spec.bodyLimit ?? MEBIBYTE)
  return json.ok ? check('body', spec.body, json.value) : json
}

/** A name that stands once is a string, one that is repeated a list. */
function readQuery(url: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null)
  const given = new URL(url).searchParams
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name)
    query[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return query
}

function respond(result: unknown): Response {
  if (result instanceof Response) return result
  const headers = { 'cache-control': 'no-store' }
  return result === undefined ? new Response(null, { status: 204, headers }) : Response.json(result, { headers })
}

function logFailure(request: Request, error: unknown): void {
  const path = new URL(request.url).pathname
  logger('http').error({ method: request.method, path, ...describeFault(error) }, 'request failed')
}
