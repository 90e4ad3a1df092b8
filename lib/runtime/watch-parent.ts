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

/** One Ctrl-C arrives twice: from the terminal, and from npm, which passes it on. */
const ECHO = 1500

/** Calls `stop` at the first request to end, by signal; at a later one the process ends at once. */
export function onStopSignal(stop: () => void): void {
  let askedAt: number | undefined
  const ask = (): void => {
    if (askedAt === undefined) {
      askedAt = Date.now()
      stop()
    } else if (Date.now() - askedAt > ECHO) process.exit(1)
  }
  process.on('SIGINT', ask).on('SIGTERM', ask)
}
