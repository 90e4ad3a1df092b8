/**
 * Milliseconds of processor time that this thread has used so far. What must not take long is held to this and not to
 * the clock: a machine that is shared keeps everybody waiting.
 */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
