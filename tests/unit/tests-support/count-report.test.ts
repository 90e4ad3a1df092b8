import { describe, expect, it } from 'vitest'
import { countReport, sum } from '#tests/support/count-report.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
})

describe('the count of a report', () => {
  it.each([
    [
      'tests by what became of them',
      [file('passed', 'passed', 'pending'), file('failed', 'passed', 'failed')],
      1,
      [2, 1, 1],
    ],
    ['a file that could not be loaded as one failure', [file('passed', 'passed'), file('failed')], 1, [1, 1, 0]],
    ['a run that broke around its tests as one failure', [file('passed', 'passed')], 1, [1, 1, 0]],
    ['nothing but passes', [file('passed', 'passed', 'passed')], 0, [2, 0, 0]],
  ])('takes %s', (_, testResults, code, [passed, failed, skipped]) => {
    expect(countReport({ testResults }, code)).toEqual({ passed, failed, skipped })
  })

  it('takes a missing report as one failure', () => {
    expect(countReport(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('adds up', () => {
    const one = { passed: 1, failed: 2, skipped: 3 }
    expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 })
  })
})
