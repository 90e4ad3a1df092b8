import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as rules from './rules.ts'
import type { Source } from './source.ts'

/** What is in the repository or about to be: ignored files are nobody's concern. */
function readTree(): Source[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  const paths = listed.split('\0').filter((path) => /^(app|lib|seeds|tests)\/.*\.tsx?$|^[a-z.]+\.(ts|js)$/.test(path))
  return paths.flatMap((path) => {
    try {
      return [{ path, text: readFileSync(path, 'utf8') }]
    } catch {
      return [] // deleted, and not committed yet
    }
  })
}

const tree = readTree()

describe('the project keeps its rules', () => {
  it('and is read whole', () => {
    expect(tree.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['lib/env.ts', 'lib/http/server.ts', 'proxy.ts']),
    )
  })

  it.each(Object.entries(rules))('%s', (_, rule) => {
    expect(rule(tree).map(({ path, reason }) => `${path} ${reason}`)).toEqual([])
  })
})
