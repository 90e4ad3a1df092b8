import { describe, expect, it } from 'vitest'
import { countReport, oneFailure, sum } from '#tests/support/count-report.ts'

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((test) => ({ status: test, fullName: `is ${test}` })),
})

describe('the count of a report', () => {
  it.each([
    [
      'tests by what became of them',
      [file('passed', 'passed', 'pending'), file('failed', 'passed', 'failed')],
      1,
      [2, 1, 1],
      ['a.test.ts: is failed'],
    ],
    [
      'a file that could not be loaded as one failure',
      [file('passed', 'passed'), file('failed')],
      1,
      [1, 1, 0],
      ['a.test.ts: broke outside its tests'],
    ],
    [
      'a run that broke around its tests as one failure',
      [file('passed', 'passed')],
      1,
      [1, 1, 0],
      ['unit: broke around its tests'],
    ],
    ['nothing but passes', [file('passed', 'passed', 'passed')], 0, [2, 0, 0], []],
  ])('takes %s', (_, testResults, code, [passed, failed, skipped], failures) => {
    expect(countReport({ testResults }, code, 'unit')).toEqual({ passed, failed, skipped, failures })
  })

  it('takes a missing report as one failure', () => {
    expect(countReport(undefined, 0, 'unit')).toEqual(oneFailure('unit: no report was left'))
  })

  it('adds up', () => {
    const one = { passed: 1, failed: 2, skipped: 3, failures: ['a', 'b'] }
    expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6, failures: ['a', 'b', 'a', 'b'] })
  })
})
