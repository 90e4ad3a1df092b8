import type { LabelEvent, LabelTally, Reading, Rejected } from '#lib/label-imports/schema.ts'

/** So many rejected rows are kept for the person; the numbers count all. */
const KEPT = 10_000

export type Told = { tally: LabelTally | null; message: string | null; rejected: Rejected[]; batchId: string | null }

type Sent = { siteKey: string; file: File; reading: Partial<Reading>; trial: boolean; signal: AbortSignal }

/** Sends a file of labels and reads what is told of it, line by line. Answers a message where it was refused. */
export async function sendFile(
  { siteKey, file, reading, trial, signal }: Sent,
  progress: (rows: number) => void,
): Promise<Told> {
  const query = new URLSearchParams({ trial: trial ? 'yes' : 'no', reading: JSON.stringify(reading) })
  const told: Told = { tally: null, message: null, rejected: [], batchId: null }
  try {
    const response = await fetch(`/api/sites/${siteKey}/label-imports?${query}`, { method: 'POST', body: file, signal })
    if (!response.ok || !response.body) return { ...told, message: await explain(response) }
    for await (const line of readLines(response.body)) take(JSON.parse(line), told, progress)
    return told.tally ? told : { ...told, message: BROKEN }
  } catch (error) {
    if (signal.aborted)
      return { ...told, message: 'Stopped. What was in by then stays in; the same file again adds the rest.' }
    if (!(error instanceof TypeError)) throw error
    return { ...told, message: BROKEN }
  }
}

const BROKEN = 'The server could not be reached to the end. The same file again adds only what is missing.'

function take(event: LabelEvent, told: Told, progress: (rows: number) => void): void {
  if (event.is === 'progress') progress(event.rows)
  else if (event.is === 'rejected') {
    if (told.rejected.length < KEPT) told.rejected.push({ place: event.place, why: event.why, what: event.what })
  } else {
    told.tally = event.tally
    told.message = event.message
    told.batchId = event.batchId
  }
}

async function explain(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => ({}))) as { detail?: string; errors?: { message: string }[] }
  return problem.errors?.[0]?.message ?? problem.detail ?? `The server answered ${response.status}.`
}

async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let rest = ''
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
