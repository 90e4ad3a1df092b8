import { expect, it } from 'vitest'
import { isUniqueViolation } from '#lib/db/violations.ts'

it.each([
  ['of the client', { code: 'P2002' }, true],
  ['of the driver', { code: '23505' }, true],
  ['of raw SQL', { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '23505' } } } }, true],
  ['of another kind', { code: 'P2003' }, false],
  ['of raw SQL of another kind', { code: 'P2010', meta: { code: '23503' } }, false],
  ['without a code', new Error('23505'), false],
  ['that is a text', '23505', false],
  ['that is nothing', null, false],
  ['that is not there', undefined, false],
])('knows a unique violation: an error %s', (_, error, expected) => {
  expect(isUniqueViolation(error)).toBe(expected)
})
