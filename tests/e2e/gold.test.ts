import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'
import {
  importComments,
  keepView,
  labelAll,
  labelSite,
  makeDataset,
  post,
  startWork,
} from '#tests/support/labelling-page.ts'
import { makeAccount } from '#tests/support/make-account.ts'

withBrowser()

const GOLD = 'You are all fools at that council, every one of you.'
/** So many that half of the assignments being gold leaves hardly anybody without one. */
const TEXTS = Array.from(
  { length: 12 },
  (_, index) => `The bus of line ${index + 2} comes late in the morning, every day.`,
)

/** Makes the one comment of an article gold: it is an insult. */
async function makeGold(page: Page, article: string): Promise<void> {
  const answer = await page.request.get(`${inject('desk').url}/api/sites/default/queue?queue=all&article=${article}`)
  const id = /"commentId":"([0-9a-f-]{36})"/.exec(await answer.text())?.[1]
  if (!id) throw new Error('the comment is not there')
  await post(page, `/api/sites/default/gold/${id}`, { answers: { insult: 'yes' } })
}

async function makeProject(page: Page): Promise<void> {
  await page.goto(`${labelSite()}/labels/projects/new`)
  await page.getByLabel('Name').fill('Lines of buses')
  await page.getByText('All of a view', { exact: true }).click()
  await page.getByLabel('Out of').selectOption({ label: 'View: The buses' })
  await page.getByRole('button', { name: 'What would that be?' }).click()
  await page.getByText(`${TEXTS.length} comments: ${TEXTS.length} all of a view`).waitFor()
  await page.getByLabel('Annotators of each').fill('2')
  await page.getByLabel('Doubled, per cent').fill('0')
  await page.getByLabel('Gold between, per cent').fill('50')
  await page.getByRole('button', { name: 'Make the project' }).click()
  await page.getByText(`0 of ${2 * TEXTS.length} answers on ${TEXTS.length} comments`).waitFor()
}

it('a gold comment comes between the others unnoticed, and figures tell who answered it right and who wrong', {
  timeout: 300_000,
}, async () => {
  const lead = await openPage()
  await signIn(lead.page)
  await makeGold(lead.page, await importComments(lead.page, [GOLD], 'A vote on gold'))
  await keepView(lead.page, await importComments(lead.page, TEXTS, 'A vote on buses'), 'The buses')
  await makeDataset(lead.page, 'The buses')
  await makeProject(lead.page)

  for (const [name, key] of [
    ['Golda', '2'],
    ['Wanda', null],
  ] as const) {
    const { page, close } = await openPage()
    await signIn(page, makeAccount(name, 'annotator'))
    await startWork(page, 'Lines of buses')
    expect((await page.locator('main').textContent()) ?? '').not.toMatch(/gold/i)
    const texts = await labelAll(page, async (text) => {
      if (key && text === GOLD) await page.keyboard.press(key)
    })
    expect(texts.filter((text) => text === GOLD)).toHaveLength(1)
    expect(texts).toHaveLength(TEXTS.length + 1)
    await close()
  }

  await lead.page.goto(`${labelSite()}/labels/annotators`)
  await lead.page.getByRole('row', { name: /^Golda 13 .* 100 % of 1 / }).waitFor()
  await lead.page.getByRole('row', { name: /^Wanda 13 .* 0 % of 1 / }).waitFor()
  await lead.page
    .getByRole('row', { name: new RegExp(GOLD) })
    .getByRole('cell', { name: '2', exact: true })
    .waitFor()
  await lead.close()
})
