import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { Command, Option } from 'commander'
import { UserError } from '#lib/errors.ts'
import { openScorer, SCORER_NAMES, type ScorerName } from '#lib/scoring/open-scorer.ts'
import type { ScoreOutcome, Scorer } from '#lib/scoring/schema.ts'

type Row = { id: string | number; text: string }

const BATCH_ROWS = 128
const BATCH_UNITS = 500_000

/** One answer of `score --jsonl`: a text that was not scored has neither scores nor spans. */
function toAnswer({ id }: Row, outcome: ScoreOutcome | undefined, scorer: Scorer): string {
  const known = outcome ?? { outcome: 'failed', reason: 'invalid-output' }
  if (known.outcome !== 'scored') {
    return JSON.stringify({ id, outcome: known.outcome, reason: known.reason, scorer: scorer.id })
  }
  const { scores, worstWindow } = known
  const spans = known.spans.map(({ start, end }) => ({ start, end }))
  return JSON.stringify({
    id,
    outcome: 'scored',
    scores,
    spans,
    ...(worstWindow && { worstWindow }),
    scorer: scorer.id,
  })
}

async function writeBatch(rows: readonly Row[], scorer: Scorer): Promise<void> {
  if (rows.length === 0) return
  const outcomes = await scorer.score(rows.map(({ text }) => text))
  const lines = rows.map((one, i) => `${toAnswer(one, outcomes[i], scorer)}\n`)
  if (!process.stdout.write(lines.join(''))) await once(process.stdout, 'drain')
}

/** Looked at by hand: a schema's library would take as long to load as the first score takes. */
function isRow(value: unknown): value is Row {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('text' in value)) return false
  return (typeof value.id === 'string' || typeof value.id === 'number') && typeof value.text === 'string'
}

function readRow(line: string, number: number): Row | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    value = undefined
  }
  if (isRow(value)) return value
  console.error(`line ${number}: expected {"id", "text"}`)
  process.exitCode = 1
  return undefined
}

async function scoreLines(scorer: Scorer): Promise<void> {
  let number = 0
  let batch: Row[] = []
  let units = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    const read = line.trim() === '' ? undefined : readRow(line, number)
    if (read === undefined) continue
    batch.push(read)
    units += read.text.length
    if (batch.length < BATCH_ROWS && units < BATCH_UNITS) continue
    await writeBatch(batch, scorer)
    batch = []
    units = 0
  }
  await writeBatch(batch, scorer)
}

type Options = { jsonl?: boolean; retryFailed?: boolean; site: string; scorer: ScorerName }

async function score(options: Options): Promise<void> {
  // Loaded when called for: whoever scores lines must not wait for a database.
  if (options.retryFailed) return (await import('#lib/cli/retry-failed.ts')).retryFailedOf(options.site)
  if (!options.jsonl) throw new UserError('Say --jsonl, and give one {"id", "text"} a line; or say --retry-failed.')
  const scorer = await openScorer(options.scorer)
  try {
    await scoreLines(scorer)
  } finally {
    await scorer.close()
  }
}

/** `score --jsonl`: scores the lines of standard input in their order, in batches, without holding more than one. */
export const scoreCommand = new Command('score')
  .description('Score texts for toxicity')
  .option('--jsonl', 'read {"id", "text"} and write one answer, a line each')
  .option('--retry-failed', 'have the comments of a site scored again whose scoring failed')
  .option('--site <key>', 'the site, for --retry-failed', 'default')
  .addOption(new Option('--scorer <name>', 'which scorer').choices(SCORER_NAMES).default('embedded'))
  .action(score)
