import type { ScoreOutcome } from '#lib/scoring/schema.ts'
import { readUtf8 } from '#lib/text.ts'

type Row = { line: number; id: string | number; text: string }
type BadRow = { line: number; error: string }

const INEXACT = 'Send the id as a string: numbers are whole and of 53 bits at the most.'

/** What a line says; white space alone says nothing and is left out. */
function readRow(source: string | null, line: number): Row | BadRow | null {
  if (source === null) return { line, error: 'The line is not UTF-8.' }
  if (source.trim() === '') return null
  try {
    const { id, text } = JSON.parse(source.replace(/^\uFEFF/, '')) as { id?: unknown; text?: unknown }
    if (typeof id === 'number' && !Number.isSafeInteger(id)) return { line, error: INEXACT }
    if ((typeof id === 'string' || typeof id === 'number') && typeof text === 'string') return { line, id, text }
  } catch {
    // Said below, as for any other line that is not as it must be.
  }
  return { line, error: 'Expected {"id", "text"}.' }
}

/** The lines of some bytes; null for one that is not UTF-8. */
function toLines(bytes: Buffer): (string | null)[] {
  const lines = readUtf8(bytes)?.split('\n')
  if (lines) return lines
  const raw = bytes.toString('latin1').split('\n')
  return raw.map((line) => readUtf8(Buffer.from(line, 'latin1')))
}

/** So few are scored and written together that what is made for them is gone before memory is tidied up. */
const AT_ONCE = 8

type Lines = {
  /** The number of the first line, from 1. */
  firstLine: number
  scorer: string
  score: (texts: readonly string[]) => Promise<ScoreOutcome[]>
}

/**
 * Answers lines of `{"id", "text"}` by lines of scores, in their order. A text that was not scored has no scores; a
 * line that cannot be read is answered with its number and what is wrong with it.
 */
export async function answerLines(source: Buffer, { firstLine, scorer, score }: Lines): Promise<string> {
  const lines = toLines(source)
  let answer = ''
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const rows = lines.slice(from, from + AT_ONCE).flatMap((line, i) => readRow(line, firstLine + from + i) ?? [])
    const texts = rows.flatMap((row) => ('text' in row ? [row.text] : []))
    const outcomes = (await score(texts)).values()
    for (const row of rows) {
      answer += `${JSON.stringify('text' in row ? toAnswer(row, outcomes.next().value, scorer) : row)}\n`
    }
  }
  return answer
}

function toAnswer({ id }: Row, outcome: ScoreOutcome | undefined, scorer: string): object {
  const known: ScoreOutcome = outcome ?? { outcome: 'failed', reason: 'invalid-output' }
  if (known.outcome !== 'scored') return { id, outcome: known.outcome, reason: known.reason, scorer }
  const { scores, confidence, spans, worstWindow } = known
  const where = { spans: spans.map(({ start, end }) => ({ start, end })), ...(worstWindow && { worstWindow }) }
  return { id, outcome: 'scored', scores, confidence, ...where, scorer }
}
