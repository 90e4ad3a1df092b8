import { freePort, makeDataDir, removeDataDir, runCommand, waitForLine } from '#tests/support/desk-process.ts'

export type RunningDesk = { url: string; email: string; password: string; dataDir: string }

/** Starts a desk as a user would, on data of its own; `stop` ends it and removes its data. */
export async function startDesk(): Promise<{ desk: RunningDesk; stop: () => Promise<void> }> {
  const dataDir = await makeDataDir()
  const port = await freePort()
  const desk = {
    url: `http://localhost:${port}`,
    email: 'lead@example.org',
    password: 'seven-herons-on-a-pier',
    dataDir,
  }
  const started = runCommand(['start'], {
    PORT: String(port),
    BELOWLINE_DATA_DIR: dataDir,
    // Browser tests listen for webhooks on this machine.
    BELOWLINE_WEBHOOK_NETWORKS: '127.0.0.0/8',
    BELOWLINE_ADMIN_EMAIL: desk.email,
    BELOWLINE_ADMIN_PASSWORD: desk.password,
    LOG_LEVEL: 'warn',
  })
  const stop = async (): Promise<void> => {
    started.child.kill('SIGTERM')
    const code = await started.ended
    await removeDataDir(dataDir)
    if (code !== 0) throw new Error(`The desk ended with ${code} and said:\n${started.output()}`)
  }
  try {
    await waitForLine(started, /^Ready at .*$/m)
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
  return { desk, stop }
}
