import type { TestProject } from 'vitest/node'
import { type RunningDesk, startDesk } from '#tests/support/start-desk.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The desk that the browser tests work on, with the first administrator. */
    desk: RunningDesk
  }
}

/** One desk for all browser tests. */
export default async function provideDesk(project: TestProject): Promise<() => Promise<void>> {
  const { desk, stop } = await startDesk()
  project.provide('desk', desk)
  return stop
}
