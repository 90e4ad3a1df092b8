import { pool } from '#lib/db/client.ts'
import { isMigrated } from '#lib/db/migrate.ts'
import { env } from '#lib/env.ts'
import { inTime } from '#lib/in-time.ts'
import { isWorkerAlive } from '#lib/jobs/worker-presence.ts'
import { openScorer } from '#lib/scoring/open-scorer.ts'

/** What must be ready before the desk is. `worker` is any process that takes jobs, `web` the interface itself. */
export type Health = { database: boolean; migrations: boolean; scorer: boolean; worker: boolean; web: boolean }

/** Longer than any healthy answer, shorter than a load balancer's patience. */
const PATIENCE = 2000
/** Anyone may ask, as often as they like: the database hears of it once a second. */
const FRESH_FOR = 1000

let web = false
let last: { at: number; health: Promise<Health> } | undefined

/** Called once the interface answers. */
export function webIsReady(): void {
  web = true
  last = undefined
}

export function checkHealth(): Promise<Health> {
  const now = Date.now()
  if (!last || now - last.at > FRESH_FOR) last = { at: now, health: look() }
  return last.health
}

async function look(): Promise<Health> {
  const [database, migrations, scorer, worker] = await Promise.all([
    holds(async () => (await pool().query('select 1')).rowCount === 1),
    holds(() => isMigrated(pool())),
    holds(isScorerReady),
    holds(isWorkerAlive),
  ])
  return { database, migrations, scorer, worker, web }
}

let scorer: Promise<boolean> | undefined

/** Scores something once; a scorer that failed to open is tried again at the next look. */
async function isScorerReady(): Promise<boolean> {
  scorer ??= tryScorer().catch((error: unknown) => {
    scorer = undefined
    throw error
  })
  return scorer
}

async function tryScorer(): Promise<boolean> {
  const opened = await openScorer(env().scorer)
  const [outcome] = await opened.score(['Is the scorer ready?'])
  await opened.close()
  return outcome !== undefined && outcome.outcome !== 'failed'
}

/** A part that breaks or does not answer in time is not ready: that is all that the check wants to know. */
const holds = (check: () => Promise<boolean>): Promise<boolean> => inTime(check(), PATIENCE).catch(() => false)
