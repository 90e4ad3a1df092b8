import type { IncomingMessage, ServerResponse } from 'node:http'

/** A part of the address space that is answered ahead of the web framework. */
export interface Face {
  matches(path: string): boolean
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}
