import { randomBytes, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Env, env } from '#lib/env.ts'
import { UserError } from '#lib/errors.ts'
import { errorCode, explainFailure } from '#lib/runtime/explain-failure.ts'

const schema = z.object({ session: z.string().min(32), pseudonym: z.string().min(32), webhook: z.string().min(32) })

/** What signs sessions, makes pseudonyms and encrypts the secrets of webhooks; 32 characters or more each. */
export type Secrets = z.infer<typeof schema>

const variables = {
  session: 'BELOWLINE_SESSION_SECRET',
  pseudonym: 'BELOWLINE_PSEUDONYM_SECRET',
  webhook: 'BELOWLINE_WEBHOOK_SECRET',
} as const

let known: Secrets | undefined

/**
 * The secrets of this installation: from the environment, else from the data directory, where they are made once.
 * With a database elsewhere they must be given: other machines work on the same data and need the same ones.
 */
export function secrets(): Secrets {
  known ??= findSecrets(env())
  return known
}

export function findSecrets({ secrets: given, databaseUrl, dataDir }: Env): Secrets {
  const complete = schema.safeParse(given)
  if (complete.success) return complete.data
  if (databaseUrl) {
    const missing = (['session', 'pseudonym', 'webhook'] as const).filter((name) => !given[name])
    const names = missing.map((name) => variables[name]).join(', ')
    throw new UserError(`With DATABASE_URL these settings are required as well, 32 characters or more each: ${names}.`)
  }
  const kept = keepSecrets(dataDir)
  return {
    session: given.session ?? kept.session,
    pseudonym: given.pseudonym ?? kept.pseudonym,
    webhook: given.webhook ?? kept.webhook,
  }
}

/** The environment for processes that we start: what they need to have the same secrets. */
export function secretVariables({ session, pseudonym, webhook }: Secrets): Record<string, string> {
  return { [variables.session]: session, [variables.pseudonym]: pseudonym, [variables.webhook]: webhook }
}

function keepSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  try {
    return readSecrets(file)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw explainFailure(error, file)
  }
  const random = (): string => randomBytes(32).toString('base64url')
  const part = `${file}.part-${randomUUID()}`
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    const made: Secrets = { session: random(), pseudonym: random(), webhook: random() }
    writeFileSync(part, JSON.stringify(made), { mode: 0o600, flush: true })
    // Linked under its name when it is whole; where another process was faster, its secrets count.
    linkSync(part, file)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw explainFailure(error, file)
  } finally {
    rmSync(part, { force: true })
  }
  return readSecrets(file)
}

function readSecrets(file: string): Secrets {
  const content = readFileSync(file, 'utf8')
  try {
    return schema.parse(JSON.parse(content))
  } catch {
    // Never repeat what stands in it, and never make new ones: sessions and pseudonyms hang on them.
    throw new UserError(`The secrets in ${file} cannot be read: put the file back from a copy.`)
  }
}
