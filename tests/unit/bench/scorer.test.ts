import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import bench, { askProcess } from '#tests/bench/scorer.ts'

const dir = mkdtempSync(join(tmpdir(), 'belowline-toxicity-'))
beforeAll(() => {
  writeFileSync(join(dir, 'vocab.json'), '[]')
  vi.stubEnv('BELOWLINE_TOXICITY_DIR', dir)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(dir, { recursive: true })
})

describe('the benchmark of scorers', { timeout: 120_000 }, () => {
  it('answers numbers of every scorer that opens, and why another was left out', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {})
    const { scorers, leftOut } = await bench(0.2)
    expect(JSON.parse(String(said.mock.calls[0]?.[0]))).toEqual({
      words: 70,
      texts: expect.any(Number),
      referenceMillionsPerSecond: expect.any(Number),
    })
    said.mockRestore()
    expect(scorers).toHaveLength(1)
    const { scorer, ...numbers } = scorers[0] ?? { scorer: '' }
    expect(scorer).toBe('embedded@1')
    expect(Object.keys(numbers)).toEqual(['perSecondOneCore', 'p95Ms', 'coldStartMs', 'rssMb'])
    for (const number of Object.values(numbers)) expect(number).toBeGreaterThan(0)
    expect(leftOut).toEqual([expect.stringContaining(dir)])
  })

  it.each([
    ['breaks', 'throw new Error("no weights")'],
    ['says nothing', ''],
    ['ends in the middle', 'console.log(1); process.exit(3)'],
    ['says no number', 'console.log("soon")'],
  ])('takes no measure of a process that %s', (_, code) => {
    expect(() => askProcess(code)).toThrow()
  })
})
