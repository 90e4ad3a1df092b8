/** An answer of our own API: the value, or a sentence for the person. */
export type Answer<T> = { ok: true; value: T } | { ok: false; message: string }

const PAUSES = [400, 1600]

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function once<T>(path: string, init?: RequestInit): Promise<Answer<T>> {
  const response = await fetch(path, init)
  if (response.ok) return { ok: true, value: (await response.json()) as T }
  if (response.status === 401) return { ok: false, message: 'You are signed out. Sign in again in another tab.' }
  const problem = (await response.json().catch(() => ({}))) as { detail?: string }
  return { ok: false, message: problem.detail ?? `The server answered ${response.status}.` }
}

/** Tries again where the network failed: every change carries its batch, so that it happens once however often it is sent. */
async function patiently<T>(path: string, init?: RequestInit): Promise<Answer<T>> {
  for (const wait of PAUSES) {
    try {
      return await once<T>(path, init)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      await pause(wait)
    }
  }
  return once<T>(path, init).catch(() => ({ ok: false, message: 'The server could not be reached.' }))
}

export function getJson<T>(path: string): Promise<Answer<T>> {
  return patiently<T>(path)
}

/** Sends a change; it goes on its way even when the tab is closed right after. */
export function postJson<T>(path: string, body: unknown): Promise<Answer<T>> {
  const json = JSON.stringify(body)
  const headers = { 'content-type': 'application/json' }
  return patiently<T>(path, { method: 'POST', headers, body: json, keepalive: json.length < 60_000 })
}

/** Takes something away; doing it twice is no error. */
export function deleteJson<T>(path: string): Promise<Answer<T>> {
  return patiently<T>(path, { method: 'DELETE' })
}
