import type { IncomingMessage, ServerResponse } from 'node:http'
import { BrokenOff, type FaceAnswer, PREFLIGHT, send } from '#lib/http/face-request.ts'

/** A part of the address space that is answered ahead of the web framework. */
export interface Face {
  matches(path: string): boolean
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

/** A face that answers each request whole. Browsers may ask beforehand from anywhere; who went away is answered nothing. */
export function answeringFace(spec: {
  matches: (path: string) => boolean
  answer: (incoming: IncomingMessage) => Promise<FaceAnswer>
}): Face {
  return {
    matches: spec.matches,
    handle: async (incoming, response) => {
      try {
        send(response, incoming.method === 'OPTIONS' ? PREFLIGHT : await spec.answer(incoming))
      } catch (error) {
        if (!(error instanceof BrokenOff)) throw error
      }
    },
  }
}
