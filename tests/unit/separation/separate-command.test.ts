import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')

describe('separate --jsonl', { timeout: 60_000 }, () => {
  it('takes a byte-order mark before the first line, and no other', () => {
    const lines = ['\ufeff{"id":1,"text":"A page."}', '{"id":2,"html":"<p>A page."}', '\ufeff{"id":3,"text":"A page."}']
    const command = ['lib/cli/main.ts', 'separate', '--jsonl']
    const { stdout, stderr } = spawnSync(process.execPath, command, {
      cwd: ROOT,
      input: lines.join('\n'),
      encoding: 'utf8',
    })
    const ids = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line).id]))
    expect(ids).toEqual([1, 2])
    expect(stderr).toBe('line 3: not valid JSON\n')
  })
})
