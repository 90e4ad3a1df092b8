import { Text } from '@mantine/core'
import { RetryFailed } from '#app/(desk)/sites/[site]/scorer/retry-failed.tsx'
import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import { plural, sayCount } from '#lib/say-count.ts'
import type { OutcomeCount, ScoringDelay } from '#lib/scoring/data.ts'
import { explainMissing } from '#lib/scoring/explain-missing.ts'

const TITLES = { scored: 'Scored', waiting: 'Waiting', skipped: 'Skipped', failed: 'Failed' } as const

type Scoring = keyof typeof TITLES

/** `kept`: comments that show what another version said of them, since the one in use failed at them. */
type Props = { site: string; outcomes: OutcomeCount[]; kept: number; delay: ScoringDelay; mayRetry: boolean }

/** What became of the scoring of this site's comments, and how long they wait for it. */
export function LiveScoring({ site, outcomes, kept, delay, mayRetry }: Props) {
  const total = outcomes.reduce((sum, { count }) => sum + count, 0)
  const failed = countOf(outcomes, 'failed')
  return (
    <>
      <dl className={classes.facts}>
        {(Object.keys(TITLES) as Scoring[]).map((scoring) => (
          <Outcome key={scoring} scoring={scoring} outcomes={outcomes} total={total} />
        ))}
        {kept > 0 && (
          <>
            <dt>Scored by another version</dt>
            <dd className="numbers">
              {kept.toLocaleString('en')}, which the version in use could not score:{' '}
              {plural(kept, 'it keeps the score it', 'they keep the score they')} had
            </dd>
          </>
        )}
        <dt>From arrival to first score</dt>
        <dd>{sayDelay(delay)}</dd>
      </dl>
      <Text c="dimmed" size="sm" mt="xs">
        What has no score waits for a person like everything else, and is never read as harmless.
      </Text>
      {mayRetry && <RetryFailed site={site} failed={failed + kept} />}
    </>
  )
}

const countOf = (outcomes: readonly OutcomeCount[], scoring: Scoring): number =>
  outcomes.filter((one) => one.scoring === scoring).reduce((sum, { count }) => sum + count, 0)

function Outcome({ scoring, outcomes, total }: { scoring: Scoring; outcomes: OutcomeCount[]; total: number }) {
  const count = countOf(outcomes, scoring)
  const share = total === 0 ? 0 : (count / total) * 100
  const why = outcomes.filter((one) => one.scoring === scoring && one.reason !== null)
  const reasons = why.map((one) => `${one.count.toLocaleString('en')} because ${explainMissing(one.reason)}`)
  return (
    <>
      <dt>{TITLES[scoring]}</dt>
      <dd className="numbers">
        {count.toLocaleString('en')} ({share.toFixed(1)} %){reasons.length > 0 && `: ${reasons.join(', ')}`}
      </dd>
    </>
  )
}

function sayDelay({ comments, median, p95 }: ScoringDelay): string {
  if (median === null || p95 === null) return 'nothing was scored yet'
  const newest = `the newest ${sayCount(comments, 'comment')}`
  return `${seconds(median)} for half of ${newest}, ${seconds(p95)} for 95 % of them`
}

const seconds = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} s`
