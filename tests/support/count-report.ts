import { z } from 'zod'

export interface Count {
  passed: number
  failed: number
  skipped: number
}

const report = z.object({
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

/**
 * Counts a JSON report of vitest. A file that could not be loaded, a run that broke without a failed test and a run
 * that left no report count as one failure each: nothing that went wrong adds up to "0 failed".
 */
export function countReport(json: unknown, exitCode: number): Count {
  const parsed = report.safeParse(json)
  if (!parsed.success) return { passed: 0, failed: 1, skipped: 0 }
  const files = parsed.data.testResults
  const tests = files.flatMap((file) => file.assertionResults.map(({ status }) => status))
  const passed = tests.filter((status) => status === 'passed').length
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length
  const failed = tests.filter((status) => status === 'failed').length + broken
  const skipped = tests.length - passed - (failed - broken)
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped }
}

export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (total, count) => ({
      passed: total.passed + count.passed,
      failed: total.failed + count.failed,
      skipped: total.skipped + count.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}
