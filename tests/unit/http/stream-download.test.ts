import { describe, expect, it } from 'vitest'
import { streamDownload } from '#lib/http/stream-download.ts'

const FILE = { type: 'text/plain', name: 'a.txt' }

/** Numbers its texts, counts how many were taken, and notes that it was ended. */
function source(count: number, text = 'x'.repeat(1000)) {
  const seen = { taken: 0, ended: false }
  async function* texts() {
    try {
      for (let index = 0; index < count; index += 1) {
        seen.taken += 1
        yield text
      }
    } finally {
      seen.ended = true
    }
  }
  return { seen, texts: texts() }
}

describe('a download', () => {
  it.each([0, 1, 2, 5000])('holds all of %s texts', async (count) => {
    const { texts } = source(count)
    const response = await streamDownload(texts, FILE)
    expect((await response.text()).length).toBe(count * 1000)
  })

  it('keeps characters whole that are longer than a byte', async () => {
    const { texts } = source(3000, 'Grüße 👋🏽 ')
    expect(await (await streamDownload(texts, FILE)).text()).toBe('Grüße 👋🏽 '.repeat(3000))
  })

  it('takes no more from its source than the browser takes from it', async () => {
    const { seen, texts } = source(1_000_000)
    const response = await streamDownload(texts, FILE)
    const reader = response.body?.getReader()
    await reader?.read()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(seen.taken).toBeLessThan(1000)
    await reader?.cancel()
    expect(seen.ended).toBe(true)
  })

  it('throws what fails before the first text, so that it is answered as an error', async () => {
    const broken = source(0).texts
    broken.next = () => Promise.reject(new Error('no database'))
    await expect(streamDownload(broken, FILE)).rejects.toThrow('no database')
  })

  it('breaks off where its source fails later, and never ends as if it were whole', async () => {
    async function* failing() {
      yield 'first'
      throw new Error('the connection is gone')
    }
    const response = await streamDownload(failing(), FILE)
    await expect(response.text()).rejects.toThrow('the connection is gone')
  })
})
