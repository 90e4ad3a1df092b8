import { Command } from 'commander'
import { env } from '#lib/env.ts'
import { forgetFirstSignIn, readFirstSignIn } from '#lib/runtime/first-sign-in.ts'
import { readVersion } from '#lib/runtime/read-version.ts'
import { supervise } from '#lib/runtime/supervisor.ts'
import { onStopSignal } from '#lib/runtime/watch-parent.ts'
import { requireScorerFiles } from '#lib/scoring/toxicity-dir.ts'

export const startCommand = new Command('start')
  .description('Start Belowline: database, server and worker')
  .option('--dev', 'for developers: compile pages when they are asked for')
  .action(async ({ dev = false }: { dev?: boolean }) => {
    const settings = env()
    const stop = new AbortController()
    onStopSignal(() => {
      console.log('Stopping.')
      stop.abort()
    })
    console.log(`Belowline ${await readVersion(settings.root)} is starting.`)
    requireScorerFiles(settings.scorer)
    try {
      await supervise({ env: settings, dev, signal: stop.signal, say: (line) => console.log(line), ready })
    } catch (error) {
      // Whatever was under way when it was told to end was broken off on purpose.
      if (!(stop.signal.aborted && error instanceof Error && error.name === 'AbortError')) throw error
    }
    // A library's timer must not keep a desk alive that has ended.
    process.exit()
  })

async function ready(): Promise<void> {
  const settings = env()
  console.log(`Ready at ${settings.publicUrl}`)
  const first = await readFirstSignIn(settings)
  if (!first) return
  const password = first.given ? 'as set in BELOWLINE_ADMIN_PASSWORD' : first.password
  console.log(`Sign in as ${first.email}\n  password: ${password}`)
  if (!first.given) console.log('It is shown this once: change it after signing in.')
  await forgetFirstSignIn(settings)
}
