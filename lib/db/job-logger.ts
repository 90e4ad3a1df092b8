import { Logger } from 'graphile-worker'
import { logger } from '#lib/logger.ts'

/** Every job that is done is news to the queue and not to us. */
const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

/** The job queue's own messages in our log, without what a job carries. */
export function jobLogger(): Logger {
  const jobs = logger('jobs')
  return new Logger((scope) => (level, message) => {
    jobs[levels[level]]({ worker: scope.workerId, job: scope.jobId, task: scope.taskIdentifier }, message)
  })
}
