import { expect, it } from 'vitest'
import { describeFault } from '#lib/logger.ts'

const SECRET = 'what a reader wrote'

class DatabaseError extends Error {
  readonly code = '23505'
  readonly detail = SECRET
}

it.each([
  ['an error', () => new Error(SECRET)],
  ['an error of a database', () => new DatabaseError(SECRET)],
  ['an error with a cause', () => new TypeError(SECRET, { cause: new DatabaseError(`${SECRET}\nmore`) })],
  ['a text that was thrown', () => SECRET],
  ['an object that was thrown', () => ({ message: SECRET })],
  ['an error of many lines', () => new Error(`${SECRET}\n  and ${SECRET}`)],
])('of %s nothing is said that a person may have written', (_, make) => {
  expect(JSON.stringify(describeFault(make()))).not.toContain(SECRET)
})

it('says what kind of error it is, its code, where it was thrown and what it came from', () => {
  const fault = describeFault(new TypeError(SECRET, { cause: new DatabaseError(SECRET) }))
  expect(fault).toMatchObject({ kind: 'TypeError', cause: { kind: 'DatabaseError', code: '23505' } })
  expect(fault.at?.[0]).toContain('describe-fault.test.ts')
})

it('comes to an end with causes in a circle', () => {
  const error = new Error(SECRET)
  error.cause = error
  expect(describeFault(error)).toMatchObject({ kind: 'Error' })
})
