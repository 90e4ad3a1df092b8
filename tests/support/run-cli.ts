import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { childEnvironment, env } from '#lib/env.ts'

export type CliResult = { code: number | null; stdout: string; stderr: string }

/** Runs the command line in a process of its own against a database, with secrets as a desk elsewhere must give them. */
export function runCli(databaseUrl: string, args: readonly string[], changes: Record<string, string> = {}) {
  const root = env().root
  const secret = (name: string) => `a ${name} secret for tests, long enough to be one`
  const environment = childEnvironment({
    DATABASE_URL: databaseUrl,
    BELOWLINE_SESSION_SECRET: secret('session'),
    BELOWLINE_PSEUDONYM_SECRET: secret('pseudonym'),
    BELOWLINE_WEBHOOK_SECRET: secret('webhook'),
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    ...changes,
  })
  const child = spawn(process.execPath, [join(root, 'lib/cli/main.ts'), ...args], { env: environment, cwd: root })
  return new Promise<CliResult>((resolve, reject) => {
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() })
    })
    child.stdin.end()
  })
}
