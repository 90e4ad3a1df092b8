import { createServer } from 'node:http'
import type { Face } from '#lib/http/face.ts'
import { createKey } from '#lib/keys/mutations.ts'
import type { NewKey } from '#lib/keys/schema.ts'
import { makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'

/** Faces alone on a port of this machine, as the desk's server asks them. What throws answers 599, which no test wants. */
export async function serveFaces(faces: readonly Face[]): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '/'
    const face = faces.find(({ matches }) => matches(path))
    const answered = face ? face.handle(request, response) : Promise.reject(new Error('no face'))
    answered.catch((error: unknown) => {
      console.error(error)
      if (!response.headersSent) response.writeHead(599)
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the server has no port')
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { url: `http://127.0.0.1:${address.port}`, close }
}

/** A site with a key that may do everything, or what is said. */
export async function makeSiteKey(more: Partial<NewKey> = {}): Promise<{ siteId: string; id: string; key: string }> {
  const siteId = await makeSite()
  const asked: NewKey = { name: 'tests', scopes: ['analyze', 'suggest', 'moderate', 'ingest'], ...more }
  return { siteId, ...(await createKey(asked, { siteId, actor: SYSTEM, now: NOW })) }
}
