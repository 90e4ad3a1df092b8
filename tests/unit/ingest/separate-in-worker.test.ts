import { describe, expect, it } from 'vitest'
import { SEPARATION_LIMITS, type Separated, separateInWorker } from '#lib/ingest/separate-in-worker.ts'
import type { PageSource } from '#lib/separation/schema.ts'
import { separatePage } from '#lib/separation/separate-page.ts'

const comment = (index: number) => `<li class="comment"><cite>Reader ${index}</cite><p>Remark number ${index}.</p></li>`
/** A page of HTML whose separation takes about a second for each 20,000 comments. */
const large = (comments: number): PageSource => ({
  kind: 'html',
  html: `<title>A page</title><article><p>${'Words of an article. '.repeat(40)}</p></article><ol class="comment-list">${Array.from({ length: comments }, (_, index) => comment(index)).join('')}</ol>`,
})

/** The longest that this thread did nothing else while somebody waited for a separation, in milliseconds. */
async function longestPause(separate: () => Promise<Separated<[null]>>): Promise<number> {
  let [last, longest] = [performance.now(), 0]
  const look = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(look, 5)
  expect(await separate()).toMatchObject({ ok: true })
  clearInterval(timer)
  look()
  return longest
}

describe('separating a large page', () => {
  it('answers what the separator says, also of a correction', async () => {
    const source = large(2000)
    const correction = { firstCommentBlock: 3 }
    const separated = await separateInWorker(source, [null, { border: correction, splits: [], marks: {} }])
    expect(separated).toEqual({ ok: true, separations: [separatePage(source), separatePage(source, correction)] })
  })

  it('lets everybody else go on meanwhile', async () => {
    const source = large(8000)
    const began = performance.now()
    separatePage(source)
    const alone = performance.now() - began
    const longest: number[] = []
    for (let i = 0; i < 3; i++) longest.push(await longestPause(() => separateInWorker(source, [null])))
    // The best: a shared machine holds everybody up now and then.
    expect(Math.min(...longest)).toBeLessThan(alone / 2)
  })

  it('ends after its time, and when nobody waits any more', async () => {
    const source = large(20_000)
    const tooHeavy = { ok: false, reason: 'too-heavy' }
    const limits = { ...SEPARATION_LIMITS, milliseconds: 50 }
    expect(await separateInWorker(source, [null], { limits })).toEqual(tooHeavy)
    expect(await separateInWorker(source, [null], { signal: AbortSignal.timeout(50) })).toEqual(tooHeavy)
  })

  it('does not take more memory than it may', async () => {
    const limits = { ...SEPARATION_LIMITS, heapMegabytes: 16 }
    expect(await separateInWorker(large(20_000), [null], { limits })).toEqual({ ok: false, reason: 'too-heavy' })
  })
})
