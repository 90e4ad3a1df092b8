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

/** How many lines of a stack say where it was. */
const FRAMES = 8

/** What may be said of an error in a log: its kind, its code and where it was thrown, and the same of its cause. */
export type Fault = { kind: string; code?: unknown; at?: string[]; cause?: Fault }

/** Describes an error without its message, detail or fields, which may repeat what people wrote. */
export function describeFault(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { kind: typeof error }
  const at = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  const fault: Fault = { kind: error.constructor.name, at: at?.slice(0, FRAMES).map((line) => line.trim()) ?? [] }
  if ('code' in error) fault.code = error.code
  if (error.cause !== undefined && depth < 3) fault.cause = describeFault(error.cause, depth + 1)
  return fault
}
