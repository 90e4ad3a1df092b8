import { describe, expect, it } from 'vitest'
import { sayReports } from '#lib/reports/say-reports.ts'

describe('sayReports', () => {
  it('says how many readers reported it, and why', () => {
    const reasons = [
      { reason: 'spam' as const, count: 2 },
      { reason: 'personal-data' as const, count: 1 },
    ]
    expect(sayReports({ count: 1200, reasons, words: [] })).toBe('1,200 readers reported it: spam 2, personal data')
  })

  it('says nothing of reasons where none was given', () => {
    expect(sayReports({ count: 1, reasons: [], words: [] })).toBe('1 reader reported it')
  })
})
