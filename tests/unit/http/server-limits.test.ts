import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { LIMITS } from '#lib/http/server-limits.ts'

it('a server has no limit for a whole request, which may be a stream, and one for its head', () => {
  const { requestTimeout, headersTimeout } = createServer(LIMITS)
  expect([requestTimeout, headersTimeout]).toEqual([0, 60_000])
})
