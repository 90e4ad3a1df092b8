import type { IncomingHttpHeaders } from 'node:http'
import type { Env } from '#lib/env.ts'

type Settings = Pick<Env, 'publicUrl' | 'trustProxy'>

/**
 * The origin under which clients reach this desk, without a slash: the PUBLIC_URL; where that was left at this very
 * machine, what a trusted proxy says, or the host that the client asked.
 */
export function publicRoot(headers: IncomingHttpHeaders, { publicUrl, trustProxy }: Settings): string {
  if (new URL(publicUrl).hostname !== 'localhost') return publicUrl
  const forwarded = trustProxy ? [headers['x-forwarded-host']].flat()[0] : undefined
  const proto = trustProxy && [headers['x-forwarded-proto']].flat()[0] === 'https' ? 'https' : 'http'
  const asked = `${proto}://${forwarded ?? headers.host ?? ''}`
  return isOrigin(asked) ? new URL(asked).origin : publicUrl
}

/** A host and a port, and nothing that would lead elsewhere. */
function isOrigin(asked: string): boolean {
  return URL.canParse(asked) && /^https?:\/\/[\w.:[\]-]+$/.test(asked)
}
