import { relative } from 'node:path'
import { z } from 'zod'

export interface Count {
  passed: number
  failed: number
  skipped: number
  /** What failed, a line each: file and test, or what broke around them. */
  failures: readonly string[]
}

const assertion = z.object({ status: z.string(), fullName: z.string() })
const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string().transform((file) => relative('', file)),
      status: z.string(),
      assertionResults: z.array(assertion),
    }),
  ),
})

/**
 * Counts a JSON report of vitest. A file that could not be loaded, a run that broke without a failed test and a run
 * that left no report count as one failure each: nothing that went wrong adds up to "0 failed".
 */
export function countReport(json: unknown, exitCode: number, run: string): Count {
  const parsed = report.safeParse(json)
  if (!parsed.success) return oneFailure(`${run}: no report was left`)
  const files = parsed.data.testResults
  const tests = files.flatMap(({ name, assertionResults }) => assertionResults.map((test) => ({ name, ...test })))
  const failures = [
    ...tests.filter(hasFailed).map(({ name, fullName }) => `${name}: ${fullName}`),
    ...files
      .filter((file) => hasFailed(file) && !file.assertionResults.some(hasFailed))
      .map(({ name }) => `${name}: broke outside its tests`),
  ]
  if (failures.length === 0 && exitCode !== 0) failures.push(`${run}: broke around its tests`)
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failures.length,
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').length,
    failures,
  }
}

/** The count of a step that went wrong as a whole. */
export function oneFailure(failure: string): Count {
  return { passed: 0, failed: 1, skipped: 0, failures: [failure] }
}

function hasFailed({ status }: { readonly status: string }): boolean {
  return status === 'failed'
}

export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (total, count) => ({
      passed: total.passed + count.passed,
      failed: total.failed + count.failed,
      skipped: total.skipped + count.skipped,
      failures: [...total.failures, ...count.failures],
    }),
    { passed: 0, failed: 0, skipped: 0, failures: [] },
  )
}
