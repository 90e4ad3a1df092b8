import type { TestProject } from 'vitest/node'
import { freePort, makeDataDir, removeDataDir, runCommand, waitForLine } from '#tests/support/desk-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The desk that the browser tests work on, with the first administrator. */
    desk: { url: string; email: string; password: string; dataDir: string }
  }
}

/** Starts a desk as a user would, on data of its own, for all browser tests. */
export default async function startDesk(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await makeDataDir()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const email = 'lead@example.org'
  const password = 'seven-herons-on-a-pier'
  const desk = runCommand(['start'], {
    PORT: String(port),
    BELOWLINE_DATA_DIR: dataDir,
    BELOWLINE_WEBHOOK_NETWORKS: '127.0.0.0/8',
    BELOWLINE_ADMIN_EMAIL: email,
    BELOWLINE_ADMIN_PASSWORD: password,
    LOG_LEVEL: 'warn',
  })
  const stop = async (): Promise<void> => {
    desk.child.kill('SIGTERM')
    const code = await desk.ended
    await removeDataDir(dataDir)
    if (code !== 0) throw new Error(`The desk ended with ${code} and said:\n${desk.output()}`)
  }
  try {
    await waitForLine(desk, /^Ready at .*$/m)
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
  project.provide('desk', { url, email, password, dataDir })
  return stop
}
