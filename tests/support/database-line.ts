import { connect, createServer, type Socket } from 'node:net'

/**
 * A line to a test database that can be cut (who connects is refused, as while it starts again) or frozen (connections
 * stay and nothing answers, as of a server that is stopped); `mend` does away with both.
 */
export type DatabaseLine = { url: string; cut: () => Promise<void>; freeze: () => void; mend: () => Promise<void> }

/** Opens such a line to the database at `to`. */
export async function openLine(to: string): Promise<DatabaseLine & { close: () => Promise<void> }> {
  const { hostname, port } = new URL(to)
  const open = new Set<Socket>()
  let frozen = false
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.on('data', (bytes) => into.write(bytes))
      from.on('error', () => undefined)
      from.on('close', () => {
        open.delete(from)
        into.destroy()
      })
      if (frozen) from.pause()
    }
  })
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  await listen(0)
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the line has no port')
  const url = new URL(to)
  url.host = `127.0.0.1:${address.port}`
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of open) socket.destroy()
    })
  const freeze = () => {
    frozen = true
    for (const socket of open) socket.pause()
  }
  const mend = async () => {
    frozen = false
    for (const socket of open) socket.resume()
    if (!server.listening) await listen(address.port)
  }
  return { url: url.href, cut, freeze, mend, close: cut }
}
