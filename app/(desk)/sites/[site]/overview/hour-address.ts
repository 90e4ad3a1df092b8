const HOUR = 3_600_000

/** Where the comments behind a bar are: what came in within an hour, or was decided last in it. `at` begins it, ISO 8601. */
export function hourAddress(queue: string, what: 'arrived' | 'decided', at: string): string {
  const [from, to] = what === 'arrived' ? ['after', 'before'] : ['decidedAfter', 'decidedBefore']
  const begin = new Date(at)
  const query = {
    queue: 'all',
    order: 'oldest',
    [from]: begin.toISOString(),
    [to]: new Date(begin.getTime() + HOUR).toISOString(),
  }
  return `${queue}?${new URLSearchParams(query)}`
}
