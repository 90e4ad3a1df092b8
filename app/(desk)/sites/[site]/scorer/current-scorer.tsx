import { Alert, Text, Title } from '@mantine/core'
import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import type { VersionInUse } from '#lib/scoring/data.ts'
import type { Card } from '#lib/scoring/read-report.ts'
import type { Version } from '#lib/versions/schema.ts'

type Props = { current: Version | null; card: Card; versions: VersionInUse[] }

/** Which version scores what comes in now, and which ones the scores that stand are from. */
export function CurrentScorer({ current, card: { manifest }, versions }: Props) {
  const ships = current === null || current.digest === manifest.weights.sha256
  const others = versions.filter(({ digest }) => current !== null && digest !== current.digest)
  return (
    <section aria-labelledby="current">
      <Title order={2} id="current" mb="sm">
        In use
      </Title>
      <dl className={classes.facts}>
        <dt>Scores what comes in</dt>
        <dd>{current?.scorer ?? manifest.scorer}</dd>
        <dt>Weights, sha256</dt>
        <dd className={classes.digest}>
          <code>{current?.digest ?? manifest.weights.sha256}</code>
        </dd>
        {ships && (
          <>
            <dt>Size</dt>
            <dd className="numbers">{(manifest.weights.bytes / 1e6).toFixed(1)} MB</dd>
          </>
        )}
        <dt>Current scores here are from</dt>
        <dd>
          {versions.length === 0 && 'nothing yet'}
          {versions.map(({ scorer, digest, count }) => (
            <div key={`${scorer} ${digest}`} className="numbers">
              {scorer} <code title={digest}>{digest.slice(0, 12)}</code>: {count.toLocaleString('en')}
            </div>
          ))}
        </dd>
      </dl>
      {others.length > 0 && (
        <Alert color="gray" mt="sm" title="Not all scores are from this version">
          <Text size="sm">
            While a version is being taken over, and where it could not score a comment, an earlier score stands.
          </Text>
        </Alert>
      )}
      {!ships && (
        <Alert color="gray" mt="sm" title="The measures below are of the weights that ship">
          <Text size="sm">Other weights score here. What was measured says nothing certain about them.</Text>
        </Alert>
      )}
    </section>
  )
}
