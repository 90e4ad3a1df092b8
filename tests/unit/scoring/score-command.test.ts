import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')

function score(input: string, ...args: string[]) {
  const command = ['lib/cli/main.ts', 'score', ...args]
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { cwd: ROOT, input, encoding: 'utf8' })
  const answers = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { answers, stderr, status }
}

describe('score --jsonl', { timeout: 60_000 }, () => {
  it('answers every line in order with outcome, scores and spans', () => {
    const texts = Array.from({ length: 700 }, (_, i) => (i % 7 === 0 ? '' : `Comment ${i}, you idiot`))
    const input = texts.map((text, id) => JSON.stringify({ id, text })).join('\n')
    const { answers, status } = score(input, '--jsonl')
    expect(status).toBe(0)
    expect(answers.map(({ id }) => id)).toEqual(texts.map((_, id) => id))
    expect(answers[0]).toEqual({ id: 0, outcome: 'skipped', reason: 'empty', scorer: 'embedded@1' })
    expect(answers[1]).toMatchObject({ outcome: 'scored', scorer: 'embedded@1', spans: [{ start: 15, end: 20 }] })
    expect(Object.keys(answers[1]?.['scores'] ?? {})).toHaveLength(7)
  })

  it('names bad lines, answers the others, and ends with code 1', () => {
    const lines = ['{"id":"a","text":"Thanks"}', 'not json', '', '{"id":"b"}', '{"id":"c","text":"Bye"}']
    const { answers, stderr, status } = score(lines.join('\n'), '--jsonl')
    expect(answers.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(stderr).toContain('line 2:')
    expect(stderr).toContain('line 4:')
    expect(stderr).not.toContain('line 3:')
    expect(status).toBe(1)
  })

  it('answers nothing for nothing', () => {
    expect(score('', '--jsonl')).toMatchObject({ answers: [], status: 0 })
  })

  it('says in a sentence what it misses without --jsonl', () => {
    const { stderr, status } = score('')
    expect(status).toBe(1)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('--jsonl')
  })
})
