import { runOnce } from 'graphile-worker'
import { expect, it, vi } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { addJob } from '#lib/jobs/add-job.ts'

const logged: unknown[][] = vi.hoisted(() => [])
vi.mock('#lib/logger.ts', async (original) => {
  const log = (...said: unknown[]) => logged.push(said)
  return {
    ...(await original<typeof import('#lib/logger.ts')>()),
    logger: () => ({ error: log, warn: log, debug: log, trace: log }),
  }
})

it('says which job failed and where, and nothing of what the error says', async () => {
  // What opened the database loaded it with the logger that is replaced here.
  vi.resetModules()
  const { jobLogger } = await import('#lib/db/job-logger.ts')
  await addJob(db(), 'sweep-scoring', {}, { key: 'one' })
  const broken = () => Promise.reject(new TypeError('what a reader wrote'))
  await runOnce({ pgPool: pool(), taskList: { 'sweep-scoring': broken }, logger: jobLogger() })
  expect(logged).toContainEqual([
    expect.objectContaining({ task: 'sweep-scoring', kind: 'TypeError', at: expect.any(Array) }),
    'job failed',
  ])
  expect(JSON.stringify(logged)).not.toContain('what a reader wrote')
})
