import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { childEnvironment } from '#lib/env.ts'
import { explainOutput } from '#lib/runtime/explain-failure.ts'
import type { Account } from '#lib/runtime/postgres-account.ts'

/** The cluster's one role, and the name of its one database. */
export const roleName = 'belowline'

export interface NewCluster {
  folder: string
  account: Account | undefined
  programs: string
}

/**
 * Makes an empty cluster in `folder`/cluster, with a random password in `folder`/password (mode 0600). Sorting and
 * letter case follow Unicode code points on every machine, whatever its locale.
 */
export async function initialiseCluster({ folder, account, programs }: NewCluster): Promise<void> {
  const password = join(folder, 'password')
  await writeFile(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (account) await chown(password, account.uid, account.gid)
  const flags = [
    `--pgdata=${join(folder, 'cluster')}`,
    `--username=${roleName}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]
  const child = spawn(join(programs, 'bin', 'initdb'), flags, {
    ...account,
    cwd: '/',
    env: postgresEnvironment(programs),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const exit = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  const [code, output] = await Promise.all([exit, text(child.stderr)])
  if (code !== 0) throw explainOutput(output, folder) ?? new Error(`initdb ended with code ${code}: ${output.trim()}`)
}

/** PostgreSQL's programs with their own libraries, and no locale or time zone of the machine's. */
export function postgresEnvironment(programs: string): NodeJS.ProcessEnv {
  const { PATH = '/usr/bin:/bin' } = childEnvironment({})
  const library = join(programs, 'lib')
  return { NODE_ENV: 'production', PATH, LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: library, DYLD_LIBRARY_PATH: library }
}
