import type { IncomingMessage, ServerResponse } from 'node:http'
import { BrokenOff, type FaceAnswer, forgetBody, PREFLIGHT, send } from '#lib/http/face-request.ts'
import { describeFault, logger } from '#lib/logger.ts'

/** A part of the address space that is answered ahead of the web framework. */
export interface Face {
  matches(path: string): boolean
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

type Failing = {
  /** What is said where no answer can be made, in the words of the face: 503, as when the database is away. */
  failed: (incoming: IncomingMessage) => FaceAnswer
}

/**
 * A face that answers each request whole. Browsers may ask beforehand from anywhere; who went away is answered nothing.
 * What breaks is told in the log.
 */
export function answeringFace(
  spec: Failing & { matches: (path: string) => boolean; answer: (incoming: IncomingMessage) => Promise<FaceAnswer> },
): Face {
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (incoming.method !== 'OPTIONS') return send(response, await spec.answer(incoming))
    forgetBody(incoming)
    send(response, PREFLIGHT)
  }
  return { matches: spec.matches, handle: orSayFailed(answer, spec) }
}

/** Handles as `handle` does; what breaks is answered by `failed`, or ends an answer that has begun. */
export function orSayFailed(handle: Face['handle'], { failed }: Failing): Face['handle'] {
  return async (incoming, response) => {
    try {
      await handle(incoming, response)
    } catch (error) {
      if (error instanceof BrokenOff) return
      logFault(incoming, error)
      if (response.headersSent) return void response.destroy()
      forgetBody(incoming)
      send(response, failed(incoming))
    }
  }
}

/** Says in the log that a request could not be answered. Never its query, which may hold a key. */
export function logFault({ method, url }: IncomingMessage, error: unknown): void {
  logger('http').error({ method, path: url?.split('?', 1)[0], ...describeFault(error) }, 'request failed')
}
