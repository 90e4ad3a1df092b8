import { type Answer, getJson, postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import { type ImportLine, SENT_AT_ONCE } from '#lib/imports/schema.ts'

type Sending = { file: File; unfinished: readonly ImportLine[]; tell: (sent: number) => void; signal: AbortSignal }

/** How often the same bytes are sent again before a person is told. */
const TRIES = 4

/**
 * Sends a file piece by piece and answers the id of its import. A file of the same name and size of which a part is
 * there is gone on with.
 */
export async function sendFile(siteKey: string, { file, unfinished, tell, signal }: Sending): Promise<Answer<string>> {
  const base = `/api/sites/${siteKey}/imports`
  const begun = unfinished.find((line) => line.fileName === file.name && line.bytes === file.size)
  const made = begun ? { ok: true as const, value: begun } : await postJson<{ id: string }>(base, { fileName: file.name, bytes: file.size }) // biome-ignore format: one thought
  if (!made.ok) return made
  const { id } = made.value
  let at = begun?.received ?? 0
  let tries = 0
  while (at < file.size) {
    tell(at)
    const sent = await sendPiece(`${base}/${id}`, file.slice(at, at + SENT_AT_ONCE), at, signal)
    if (sent.ok) tries = 0
    else if (signal.aborted || tries >= TRIES) return sent
    else tries += 1
    // Of a piece that broke off a part may be there.
    const now = sent.ok
      ? { ok: true as const, value: sent.value }
      : await getJson<{ received: number }>(`${base}/${id}`)
    if (!now.ok) return now
    at = now.value.received
  }
  tell(file.size)
  return { ok: true, value: id }
}

async function sendPiece(
  path: string,
  body: Blob,
  offset: number,
  signal: AbortSignal,
): Promise<Answer<{ received: number }>> {
  try {
    const headers = { 'content-type': 'application/octet-stream' }
    const response = await fetch(`${path}/bytes?offset=${offset}`, { method: 'PUT', body, headers, signal })
    if (response.ok) return { ok: true, value: (await response.json()) as { received: number } }
    const problem = (await response.json().catch(() => ({}))) as { detail?: string }
    return { ok: false, message: problem.detail ?? `The server answered ${response.status}.` }
  } catch (error) {
    const aborted = error instanceof DOMException && error.name === 'AbortError'
    if (!aborted && !(error instanceof TypeError)) throw error
    return { ok: false, message: aborted ? 'Sending was stopped. Choose the same file to go on.' : 'The connection broke. Choose the same file to go on where it stopped.' } // biome-ignore format: one thought
  }
}
