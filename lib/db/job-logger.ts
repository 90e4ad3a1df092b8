import { Logger } from 'graphile-worker'
import { describeFault, logger } from '#lib/logger.ts'

/** Every job that is done is news to the queue and not to us. */
const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

/** The job queue's own messages in our log, without what a job carries and what an error repeats of it. */
export function jobLogger(): Logger {
  const jobs = logger('jobs')
  return new Logger((scope) => (level, message, meta) => {
    const about = { worker: scope.workerId, job: scope.jobId, task: scope.taskIdentifier, ...failedJob(meta?.job) }
    const error = meta?.error ?? meta?.reason
    if (error === undefined && level !== 'error') jobs[levels[level]](about, message)
    else
      jobs[levels[level]](
        { ...about, ...describeFault(error) },
        meta?.failure ? 'job failed' : 'the queue had an error',
      )
  })
}

/** Of a job that failed, by which it can be found: the rest is its payload and what it said when it failed before. */
function failedJob(job: unknown): { job?: unknown; task?: unknown } {
  if (typeof job !== 'object' || job === null || !('id' in job) || !('task_identifier' in job)) return {}
  return { job: job.id, task: job.task_identifier }
}
