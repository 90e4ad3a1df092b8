import { Paper, Stack, Text } from '@mantine/core'
import { MarkedText } from '#app/(desk)/sites/[site]/queue/marked-text.tsx'
import { ScoreList } from '#app/(desk)/sites/[site]/queue/score-list.tsx'
import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import { explainReason } from '#lib/policies/explain-reason.ts'
import { UNSURE_BELOW } from '#lib/policies/route-comment.ts'
import type { Reason, Rule } from '#lib/policies/schema.ts'
import { percent } from '#lib/policies/score-word.ts'
import { ATTRIBUTES, type ScoreOutcome } from '#lib/scoring/schema.ts'

/** What scorer and policy of a site say of a text. */
type Trial = {
  ok: true
  scorer: string
  digest: string
  outcome: ScoreOutcome
  flagged: boolean
  reasons: Reason[]
  rules: Rule[]
}

export type TrialOfSite = Trial | { ok: false; reason: 'busy' | 'too-slow' }

type Marks = Pick<Extract<ScoreOutcome, { outcome: 'scored' }>, 'spans' | 'worstWindow'>

/** The text with what drove its scores, the scores against the site's thresholds, and where it would wait and why. */
export function TrialResult({ text, trial }: { text: string; trial: Trial }) {
  const { outcome, reasons, rules, flagged, scorer } = trial
  const { spans, worstWindow }: Marks = outcome.outcome === 'scored' ? outcome : { spans: [] }
  const thresholds = Object.fromEntries(rules.map(({ attribute, threshold }) => [attribute, threshold]))
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <MarkedText text={text} spans={spans} worst={worstWindow ?? null} of={ATTRIBUTES} />
        <Text fw={600}>
          {flagged ? 'It would wait in “Flagged by policy”.' : 'It would wait with everything else, not flagged.'}
        </Text>
        {reasons.length > 0 && (
          <ul className={classes.list}>
            {reasons.map((reason) => (
              <li key={explainReason(reason)}>{explainReason(reason)}</li>
            ))}
          </ul>
        )}
        {outcome.outcome === 'scored' && (
          <>
            <ScoreList scores={outcome.scores} thresholds={thresholds} all />
            <Text size="sm">
              Confidence {percent(outcome.confidence)}: {sayConfidence(outcome.confidence)}
            </Text>
          </>
        )}
        <Text size="sm" c="dimmed">
          By {scorer}. Underlined is what drove a score, in the colour of its attribute.
        </Text>
      </Stack>
    </Paper>
  )
}

function sayConfidence(confidence: number): string {
  return confidence < UNSURE_BELOW
    ? 'the scorer hardly knows texts like this, so its scores say little. Other languages, one or two words and very long texts are such.'
    : 'the scorer knows most of these words. That does not mean that it is right: see what it is known to get wrong below.'
}
