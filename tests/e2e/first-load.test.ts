import { expect, inject, it } from 'vitest'
import { openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'

withBrowser()

/** What the first load of the queue may cost in script, compressed as it travels. */
const BUDGET = 200 * 1024

it('loads the queue with less than 200 KB of compressed script', async () => {
  const signedIn = await openPage()
  await signIn(signedIn.page)
  const { page, close } = await openPage({ storageState: await signedIn.page.context().storageState() })
  const scripts = new Map<string, number>()
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const types = new Map<string, string>()
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (types.get(requestId) === 'Script') scripts.set(requestId, encodedDataLength)
  })
  await page.goto(`${inject('desk').url}/sites/default/queue`, { waitUntil: 'networkidle' })
  const total = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0)
  console.log(`The queue's first load: ${Math.round(total / 1024)} KB of compressed script in ${scripts.size} files`)
  expect(scripts.size).toBeGreaterThan(3)
  expect(total).toBeLessThan(BUDGET)
  await close()
  await signedIn.close()
})

it('has an icon also where browsers look for one by themselves', async () => {
  const answer = await fetch(`${inject('desk').url}/favicon.ico`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
})
