import type { IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { DecisionMessage } from '#lib/webhooks/schema.ts'
import { isSigned } from '#lib/webhooks/sign-delivery.ts'
import { openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'
import { makeAccount } from '#tests/support/make-account.ts'
import { startPageServer } from '#tests/support/page-server.ts'

withBrowser()

type Heard = { body: string; headers: IncomingHttpHeaders }
const heard: Heard[] = []
let server: Awaited<ReturnType<typeof startPageServer>>
beforeAll(async () => {
  server = await startPageServer(async (request, response) => {
    heard.push({ body: await text(request), headers: request.headers })
    response.writeHead(202).end()
  })
})
afterAll(() => server.close())

const webhooks = () => `${inject('desk').url}/sites/default/settings/webhooks`
const signedBy = (secret: string, { body, headers } = heard.at(-1) as Heard) =>
  isSigned(body, { signature: String(headers['belowline-signature']), secret, now: new Date() })
const deliveries = (page: Page) => page.getByRole('region', { name: 'Deliveries, as a table' }).getByRole('row')

async function decideOne(page: Page): Promise<string> {
  await page.goto(`${inject('desk').url}/sites/default/queue?queue=pending&order=newest`)
  const card = page.locator('article:focus')
  await card.waitFor()
  const id = ((await card.getAttribute('id')) ?? '').replace('comment-', '')
  await page.keyboard.press('f')
  await page.getByText('Comment approved').waitFor()
  return id
}

it('tells an address of each decision, signed, until it is removed', { timeout: 180_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  await page.goto(webhooks())
  await page.getByRole('textbox', { name: 'Address' }).fill(`${server.url}/hook`)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const shown = page.getByRole('status').filter({ hasText: 'It is shown this once.' })
  const secret = (await shown.locator('code').textContent()) ?? ''
  expect(secret.length).toBeGreaterThan(20)

  const commentId = await decideOne(page)
  await expect.poll(() => heard.length, { timeout: 30_000 }).toBe(1)
  const message = JSON.parse(heard[0]?.body ?? '') as DecisionMessage
  expect(message).toMatchObject({ comment: { commentId }, decision: { kind: 'approve', status: 'approved' } })
  expect(signedBy(secret)).toBe(true)
  await page.goto(webhooks())
  const row = deliveries(page).nth(1)
  await row.getByText('Delivered').waitFor()
  await row.getByText('202').waitFor()
  expect(await page.getByText(secret).count()).toBe(0)

  await page.getByRole('button', { name: 'Make another secret' }).click()
  const another = (await shown.locator('code').textContent()) ?? ''
  expect(another).not.toBe(secret)
  await row.getByRole('button', { name: 'Send again' }).click()
  await row.getByText('On its way.').waitFor()
  await expect.poll(() => heard.length, { timeout: 30_000 }).toBe(2)
  expect(heard[1]?.body).toBe(heard[0]?.body)
  expect([signedBy(another), signedBy(secret), signedBy('somebody else’s')]).toEqual([true, true, false])

  await page.getByRole('button', { name: `Remove ${server.url}/hook` }).click()
  await page.getByRole('button', { name: 'Remove for good' }).click()
  await page.getByText('There is none yet.').waitFor()
  await deliveries(page).nth(1).getByText('address removed').waitFor()
  await decideOne(page)
  await page.keyboard.press('z')
  await page.getByText('Undone: Comment approved').waitFor()
  await page.goto(webhooks())
  expect(await deliveries(page).count()).toBe(2)
  expect(heard).toHaveLength(2)
  await close()
})

it('lets no lead near webhooks, neither to see them nor to add one', { timeout: 120_000 }, async () => {
  const admin = await openPage()
  const lead = await openPage({}, /status of 403/)
  await signIn(admin.page)
  await signIn(lead.page, makeAccount('Lena', 'lead'))
  const response = await lead.page.goto(webhooks())
  expect(response?.status()).toBe(403)
  await lead.page.getByRole('heading', { name: 'Your role does not reach this' }).waitFor()
  expect(await lead.page.getByRole('link', { name: 'Webhooks' }).count()).toBe(0)

  // What an administrator's browser sends to add an address, sent with the lead's own session.
  await admin.page.goto(webhooks())
  const added = admin.page.waitForRequest((request) => request.method() === 'POST' && request.url() === webhooks())
  await admin.page.getByRole('textbox', { name: 'Address' }).fill(`${server.url}/mine`)
  await admin.page.getByRole('button', { name: 'Add', exact: true }).click()
  const request = await added
  await admin.page.getByText(`${server.url}/mine`, { exact: true }).waitFor()
  const answer = await sendAs(lead.page, request)
  expect(answer.status()).toBe(403)
  await admin.page.reload()
  expect(await admin.page.getByText(`${server.url}/mine`, { exact: true }).count()).toBe(1)
  await admin.page.getByRole('button', { name: `Remove ${server.url}/mine` }).click()
  await admin.page.getByRole('button', { name: 'Remove for good' }).click()
  await admin.page.getByText('There is none yet.').waitFor()
  await admin.close()
  await lead.close()
})

/** Sends what another browser sent, with the cookies of this page. */
function sendAs(page: Page, request: Request) {
  const { cookie: _, ...headers } = request.headers()
  return page.request.post(request.url(), { headers, data: request.postDataBuffer() ?? '' })
}
