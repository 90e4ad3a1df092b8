import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { pageOf } from '#tests/support/desk.ts'
import { separate } from '#tests/support/desk-page.ts'

export const labelSite = (): string => `${inject('desk').url}/sites/default`

/** Brings an article with these comments in; answers its id. */
export async function importComments(page: Page, texts: readonly string[], title: string): Promise<string> {
  await separate(page, pageOf(texts, title))
  const many = texts.length === 1 ? '1 comment' : `${texts.length} comments`
  await page.getByRole('button', { name: `Import ${many}` }).click()
  const link = page.getByRole('link', { name: 'See the article' })
  return (await link.getAttribute('href'))?.split('/').at(-1) ?? ''
}

/** Keeps a view of the article, so that a project can be made of it. */
export async function keepView(page: Page, article: string, name: string): Promise<void> {
  await post(page, '/api/sites/default/views', { name, view: { queue: 'all', article } })
}

/** As the page itself would send it. */
export async function post(page: Page, path: string, body: object): Promise<void> {
  await page.evaluate(
    async (asked) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(asked.path, { method: 'POST', headers, body: JSON.stringify(asked.body) })
      if (!response.ok) throw new Error(`${response.status}`)
    },
    { path, body },
  )
}

export async function makeDataset(page: Page, name: string): Promise<void> {
  await page.goto(`${labelSite()}/datasets`)
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Make the dataset' }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

export const commentOf = (page: Page) => page.getByRole('article', { name: 'Comment' }).locator('.reading')

/** Answers what comes by key, until nothing more waits. Answers the texts in their order. */
export async function labelAll(page: Page, answer: (text: string) => Promise<void>): Promise<string[]> {
  const texts: string[] = []
  const done = page.getByText('Nothing more waits for you here')
  for (;;) {
    await commentOf(page).or(done).first().waitFor()
    if ((await done.count()) > 0) return texts
    const text = (await commentOf(page).textContent()) ?? ''
    await answer(text)
    await page.keyboard.press('Enter')
    texts.push(text)
    await expect.poll(() => page.getByText(`${texts.length} done by you`).count()).toBe(1)
  }
}

/** Selects words of the comment as a hand with a mouse does. */
export async function dragOver(page: Page, words: string): Promise<void> {
  const box = await commentOf(page).evaluate((element, marked) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(marked) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + marked.length)
      const lines = [...range.getClientRects()]
      const [first, last] = [lines.at(0), lines.at(-1)]
      if (!first || !last) return null
      const middle = ({ top, height }: DOMRect) => top + height / 2
      return { from: [first.left + 1, middle(first)] as const, to: [last.right, middle(last)] as const }
    }
    return null
  }, words)
  if (!box) throw new Error('the words are not there')
  await page.mouse.move(...box.from)
  await page.mouse.down()
  await page.mouse.move(...box.to, { steps: 6 })
  await page.mouse.up()
}

/** Opens a project that waits for who has signed in. */
export async function startWork(page: Page, project: string): Promise<void> {
  await page.goto(`${inject('desk').url}/`)
  await page.waitForURL(/\/labels$/)
  await page.getByRole('link', { name: `Begin: ${project}` }).click()
  await commentOf(page).waitFor()
}
