import type { Page } from 'playwright-core'
import { disconnect, setDatabase } from '#lib/db/client.ts'
import { openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { siteByKey } from '#lib/sites/data.ts'
import { percentiles } from '#tests/bench/statistics.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { fillQueue } from '#tests/support/fill-queue.ts'
import { signInAt } from '#tests/support/sign-in.ts'
import { type RunningDesk, startDesk } from '#tests/support/start-desk.ts'

const COMMENTS = 10_000
const PRESSES = 100
const TURNS = 600

/**
 * The queue of 10,000 comments in a browser, on the desk as it is shipped: milliseconds from a key to the frame that shows
 * the next comment, for moving on and for approving, and from frame to frame while the whole list is scrolled.
 */
export default async function keys(): Promise<object> {
  const { desk, stop } = await startDesk()
  const browser = await launchBrowser()
  try {
    await fill(desk)
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    await signInAt(page, desk.url, desk)
    await page.goto(`${desk.url}/sites/default/queue?order=oldest`)
    await page.locator('article:focus').waitFor()
    const next = percentiles(await pressMany(page, 's'))
    const approve = percentiles(await pressMany(page, 'f'))
    const frames = percentiles(await scrollThrough(page))
    return { nextP50Ms: next.p50, nextP95Ms: next.p95, approveP50Ms: approve.p50, approveP95Ms: approve.p95, frameP50Ms: frames.p50, frameP99Ms: frames.p99 } // biome-ignore format: one thought
  } finally {
    await browser.close()
    await stop()
  }
}

async function fill({ dataDir }: RunningDesk): Promise<void> {
  const cluster = await openEmbeddedPostgres(dataDir)
  try {
    setDatabase(cluster.url)
    const site = await siteByKey('default')
    if (!site) throw new Error('the desk has no site')
    await fillQueue(site.id, COMMENTS)
  } finally {
    await disconnect()
    await cluster.leave()
  }
}

/** From the moment when the browser had the key to the frame after the one that another comment has the focus in. */
async function pressMany(page: Page, key: string): Promise<number[]> {
  const times: number[] = []
  for (let press = 0; press < PRESSES; press += 1) {
    const shown = await page.evaluateHandle(watchNextKey)
    await page.keyboard.press(key)
    times.push(rounded(await shown.evaluate(({ time }) => time)))
  }
  return times
}

/** Runs in the page. The time is in an object, as a handle of a promise alone would be waited for. */
function watchNextKey(): { time: Promise<number> } {
  const before = document.activeElement
  const isNext = () => document.activeElement !== before && document.activeElement?.tagName === 'ARTICLE'
  const time = new Promise<number>((resolve) => {
    const shownSince = (pressed: number) => {
      const look = () => requestAnimationFrame(isNext() ? () => resolve(performance.now() - pressed) : look)
      requestAnimationFrame(look)
    }
    window.addEventListener('keydown', ({ timeStamp }) => shownSince(timeStamp), { once: true, capture: true })
  })
  return { time }
}

/** Turns the wheel as fast as frames come; how long each took. */
async function scrollThrough(page: Page): Promise<number[]> {
  const watched = page.evaluate((turns) => {
    const frames: number[] = []
    return new Promise<number[]>((resolve) => {
      let last = performance.now()
      const frame = (now: number) => {
        frames.push(now - last)
        last = now
        window.scrollBy(0, 400)
        if (frames.length < turns) requestAnimationFrame(frame)
        else resolve(frames)
      }
      requestAnimationFrame(frame)
    })
  }, TURNS)
  return (await watched).map(rounded)
}

const rounded = (ms: number): number => Number(ms.toFixed(1))
