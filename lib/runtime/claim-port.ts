import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { UserError } from '#lib/errors.ts'
import { errorCode } from '#lib/runtime/explain-failure.ts'

/** The server of a supervisor that was killed just now takes a moment to notice. */
const PATIENCE = 3000

/** Makes sure that the port is free, and says in one sentence when it is not. */
export async function claimPort(port: number, host: string | undefined): Promise<void> {
  const until = Date.now() + PATIENCE
  for (;;) {
    const failure = await tryListening(port, host)
    if (!failure) return
    const code = errorCode(failure)
    if (code === 'EACCES') throw new UserError(`This user may not listen on port ${port}: set PORT to one above 1023.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new UserError(`HOST "${host}" is not of this machine.`)
    if (code !== 'EADDRINUSE') throw failure
    if (Date.now() > until) throw new UserError(`Port ${port} is taken by another program: end it, or set PORT.`)
    await sleep(100)
  }
}

function tryListening(port: number, host: string | undefined): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen({ port, host }, () => server.close(() => resolve(undefined)))
  })
}
