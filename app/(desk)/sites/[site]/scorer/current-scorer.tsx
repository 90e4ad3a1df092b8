import { Alert, Text, Title } from '@mantine/core'
import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import type { VersionInUse } from '#lib/scoring/data.ts'
import type { ScorerName } from '#lib/scoring/open-scorer.ts'
import type { Card } from '#lib/scoring/read-report.ts'

type Props = { used: ScorerName; card: Card; versions: VersionInUse[] }

/** Which version scores what comes in now, and which ones the scores that stand are from. */
export function CurrentScorer({ used, card: { manifest }, versions }: Props) {
  const others = versions.filter(({ digest }) => digest !== manifest.weights.sha256)
  return (
    <section aria-labelledby="current">
      <Title order={2} id="current" mb="sm">
        In use
      </Title>
      <dl className={classes.facts}>
        <dt>Scores what comes in</dt>
        <dd>{used === 'embedded' ? manifest.scorer : 'The TensorFlow.js toxicity model'}</dd>
        {used === 'embedded' && (
          <>
            <dt>Weights, sha256</dt>
            <dd className={classes.digest}>
              <code>{manifest.weights.sha256}</code>
            </dd>
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
      {used === 'embedded' && others.length > 0 && (
        <Alert color="gray" mt="sm" title="Not all scores are from these weights">
          <Text size="sm">Comments that were scored before keep the score of the version that scored them.</Text>
        </Alert>
      )}
      {used !== 'embedded' && (
        <Alert color="gray" mt="sm" title="The measures below are of the embedded scorer">
          <Text size="sm">They say nothing about the model that scores here.</Text>
        </Alert>
      )}
    </section>
  )
}
