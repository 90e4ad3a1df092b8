import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { obtainChromium } from '#tests/support/chromium.ts'
import { type Count, countReport, oneFailure, sum } from '#tests/support/count-report.ts'
import { obtainGooglePython } from '#tests/support/google-python.ts'

/** Everything that proves the project, from nothing: `npm test`. What failed is named at the end; the last line is the count. */
const reports = mkdtempSync(join(tmpdir(), 'belowline-reports-'))

function check(name: string, ...commands: readonly string[][]): Count {
  console.log(`\n== ${name}`)
  const failed = commands.some(([program = '', ...args]) => run(program, args) !== 0)
  return failed ? oneFailure(name) : { passed: 1, failed: 0, skipped: 0, failures: [] }
}

function test(...projects: string[]): Count {
  console.log(`\n== ${projects.join(', ')}`)
  const report = join(reports, `${projects[0]}.json`)
  const errors = join(reports, `${projects[0]}-errors.json`)
  process.env['ERRORS_REPORT'] = errors
  const chosen = projects.flatMap((project) => ['--project', project])
  const reporters = ['default', 'json', './tests/support/report-errors.ts'].map((name) => `--reporter=${name}`)
  const code = run('vitest', ['run', ...chosen, ...reporters, `--outputFile.json=${report}`])
  const count = countReport(readReport(report), code, projects.join(', '))
  return { ...count, failures: [...count.failures, ...z.array(z.string()).catch([]).parse(readReport(errors))] }
}

function run(program: string, args: readonly string[]): number {
  const { status } = spawnSync(join('node_modules', '.bin', program), args, { stdio: 'inherit' })
  return status ?? 1
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function browser(): Count {
  try {
    process.env['CHROMIUM_PATH'] = obtainChromium()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return oneFailure('e2e: there is no browser')
  }
  return test('e2e')
}

const python = obtainGooglePython()
if (!python.found) console.log(`${python.why}. Its test is counted as skipped.`)

const total = sum([
  check('types', ['next', 'typegen'], ['tsc', '--noEmit']),
  check('lint', ['biome', 'check', '.']),
  test('architecture', 'unit', 'contract'),
  test('integration'),
  browser(),
])
rmSync(reports, { recursive: true, force: true })
if (total.failed > 0) console.log(`\n== failed\n${total.failures.join('\n')}`)
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 ? 1 : 0
