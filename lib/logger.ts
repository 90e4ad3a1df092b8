import { type Logger, pino } from 'pino'
import { env } from '#lib/env.ts'

/** What people wrote, who they are and what opens doors: never in a log, at any depth that we use. */
const hidden = ['text', 'html', 'body', 'name', 'author', 'email', 'password', 'key', 'secret', 'token', 'cookie']
const paths = hidden.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `*[*].${field}`])

let root: Logger | undefined

/** A logger whose lines carry the part of the product that speaks. They go to stderr: stdout belongs to results. */
export function logger(part: string): Logger {
  root ??= pino(
    {
      level: env().logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...paths, 'headers', '*.headers', 'databaseUrl', '*.databaseUrl'], censor: '[private]' },
    },
    pino.destination({ dest: 2, sync: true }),
  )
  return root.child({ part })
}
