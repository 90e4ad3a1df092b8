import { Logger } from 'graphile-worker'
import { logger } from '#lib/logger.ts'

const levels = { error: 'error', warning: 'warn', info: 'info', debug: 'debug' } as const

/** The job queue's own messages in our log, without what a job carries. */
export function jobLogger(): Logger {
  const jobs = logger('jobs')
  return new Logger((scope) => (level, message) => {
    jobs[levels[level]]({ worker: scope.workerId, job: scope.jobId, task: scope.taskIdentifier }, message)
  })
}
