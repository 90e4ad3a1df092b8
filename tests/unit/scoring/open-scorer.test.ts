import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

/** Prints what a fresh process loads, one a line, until the embedded scorer has answered. */
const PROGRAM = `
  process.getBuiltinModule('node:module').registerHooks({
    load: (url, context, next) => {
      console.log(url)
      return next(url, context)
    },
  })
  const { openScorer } = await import('#lib/scoring/open-scorer.ts')
  const scorer = await openScorer('embedded')
  const [{ outcome }] = await scorer.score(['You are a fool.'])
  console.log(outcome)
  await scorer.close()`

it('opens the embedded scorer without what only others need: settings, schemas, log, TensorFlow', {
  timeout: 60_000,
}, () => {
  const args = ['--input-type=module', '-e', PROGRAM]
  const lines = execFileSync(process.execPath, args, { encoding: 'utf8' }).trim().split('\n')
  expect(lines.at(-1)).toBe('scored')
  expect(lines.filter((line) => /\/node_modules\/|\/lib\/(env|logger|db)\b/.test(line))).toEqual([])
  expect(lines.length).toBeGreaterThan(20)
})
