import { describe, expect, it } from 'vitest'
import { refusalOf } from '#lib/http/form-state.ts'

describe('what a form shows', () => {
  it('is nothing before it was sent and after it was taken', () => {
    expect(refusalOf(null)).toEqual({ errors: {}, values: {} })
    expect(refusalOf({ ok: true, result: undefined })).toEqual({ errors: {}, values: {} })
  })

  it('is what was typed and what was wrong after it was refused', () => {
    const refused = { ok: false as const, errors: { email: 'Wrong.' }, values: { email: 'x' } }
    expect(refusalOf(refused)).toMatchObject({ errors: { email: 'Wrong.' }, values: { email: 'x' } })
  })
})
