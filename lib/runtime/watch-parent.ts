/**
 * Calls `orphaned` once the process that started this one is gone, however it went: the pipe that it holds to our
 * standard input closes with it.
 */
export function watchParent(orphaned: () => void): void {
  process.stdin.resume()
  process.stdin.once('close', orphaned)
  // A process that has done its work ends, parent or not.
  if ('unref' in process.stdin) process.stdin.unref()
}

/** Calls `stop` at the first request to end, by signal; at a second one the process ends at once. */
export function onStopSignal(stop: () => void): void {
  let asked = false
  const ask = (): void => {
    if (asked) process.exit(1)
    asked = true
    stop()
  }
  process.on('SIGINT', ask).on('SIGTERM', ask)
}
