import { spawnSync } from 'node:child_process'
import { inject } from 'vitest'
import type { Account } from '#tests/support/sign-in.ts'

/** Makes an account on the desk under test, as an administrator would on the command line. */
export function makeAccount(name: string, role: string): Account {
  const account = { email: `${name.toLowerCase()}@example.org`, password: `four-lanterns-for-${name.toLowerCase()}` }
  const args = ['lib/cli/main.ts', 'user', 'create', account.email, '--name', name, '--role', role, '--password-stdin']
  const env = { ...process.env, BELOWLINE_DATA_DIR: inject('desk').dataDir }
  const made = spawnSync(process.execPath, args, { env, input: account.password, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`The account was not made: ${made.stderr}`)
  return account
}
