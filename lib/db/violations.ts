/** PostgreSQL's code for a broken unique index. */
const UNIQUE_VIOLATION = '23505'

/** Whether an error, from the client's own calls or from raw SQL, says that a unique index refused a row. */
export function isUniqueViolation(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('code' in error && (error.code === 'P2002' || error.code === UNIQUE_VIOLATION)) return true
  return JSON.stringify('meta' in error ? error.meta : null)?.includes(`"${UNIQUE_VIOLATION}"`) ?? false
}
