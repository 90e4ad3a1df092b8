import { hash } from 'node:crypto'
import { FRESH_FOR, HELD_FOR } from '#lib/http/face-times.ts'
import { FreshCache } from '#lib/http/fresh-cache.ts'
import { type Admission, admitKey } from '#lib/keys/admit-key.ts'
import { standingKey } from '#lib/keys/data.ts'
import { addKeyUse } from '#lib/keys/mutations.ts'
import { RateLimit } from '#lib/keys/rate-limit.ts'
import type { KeyScope, KeyUse, StandingKey } from '#lib/keys/schema.ts'
import { logger } from '#lib/logger.ts'

/** Use of keys is written down this often; what was not yet written when a process is killed is not counted. */
const WRITE_EVERY = 5000

const keys = new FreshCache(standingKey, { keepFor: FRESH_FOR, holdFor: HELD_FOR, most: 10_000 })
const rates = new RateLimit()
let uses = new Map<string, KeyUse>()
let timer: NodeJS.Timeout | undefined

export type KeyAsked = { key: string | null; scope: KeyScope; origin: string | null; now: number }
export type Gate = { ok: true; key: StandingKey } | { ok: false; reason: 'missing' | 'unknown' } | Refusal
type Refusal = Exclude<Admission, { ok: true }> & { keyId: string }

/** Whose key it is and whether it may be used so; counts it. */
export async function passGate({ key, scope, origin, now }: KeyAsked): Promise<Gate> {
  if (key === null || key === '') return { ok: false, reason: 'missing' }
  if (key.length > 200) return { ok: false, reason: 'unknown' }
  const found = await keys.get(hash('sha256', key), now)
  if (!found) return { ok: false, reason: 'unknown' }
  const admission = admitKey(found, { scope, origin, now, rates })
  note(found.id, admission.ok, now)
  return admission.ok ? { ok: true, key: found } : { ...admission, keyId: found.id }
}

function note(id: string, admitted: boolean, now: number): void {
  const use = uses.get(id) ?? { id, requests: 0, refused: 0, lastUsedAt: new Date(0) }
  if (admitted) use.requests += 1
  else use.refused += 1
  use.lastUsedAt = new Date(now)
  uses.set(id, use)
  timer ??= setTimeout(() => void writeKeyUse(), WRITE_EVERY).unref()
}

/** Writes down what keys were used for. What could not be written is tried again with the next. */
export async function writeKeyUse(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const written = uses
  uses = new Map()
  if (written.size === 0) return
  try {
    await addKeyUse([...written.values()])
  } catch (error) {
    logger('http').warn(
      { code: error instanceof Error && 'code' in error ? error.code : undefined },
      'use of keys not written',
    )
    for (const use of written.values()) addBack(use)
  }
}

function addBack(use: KeyUse): void {
  const since = uses.get(use.id)
  if (!since) return void uses.set(use.id, use)
  since.requests += use.requests
  since.refused += use.refused
}

/** Whether a key stands, without using it. */
export async function isKnownKey(key: string, now: number): Promise<boolean> {
  return key.length <= 200 && (await keys.get(hash('sha256', key), now)) !== null
}
