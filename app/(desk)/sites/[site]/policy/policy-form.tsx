'use client'

import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { ChangeList } from '#app/(desk)/sites/[site]/policy/change-list.tsx'
import classes from '#app/(desk)/sites/[site]/policy/policy.module.css'
import { ThresholdRow } from '#app/(desk)/sites/[site]/policy/threshold-row.tsx'
import { type Base, type Newer, usePolicyDraft } from '#app/(desk)/sites/[site]/policy/use-policy-draft.ts'
import { diffRules } from '#lib/policies/diff-rules.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** The thresholds as a lead edits them. Nothing holds before it is published as a version. */
export function PolicyForm({ siteKey, current }: { siteKey: string; current: Base }) {
  const draft = usePolicyDraft(siteKey, current)
  const { base, rules, told, busy, changes } = draft
  const thresholds = new Map(rules.map((rule) => [rule.attribute, rule.threshold]))
  return (
    <Stack gap="md">
      <ul className={classes.list}>
        {ATTRIBUTES.map((attribute) => (
          <ThresholdRow
            key={attribute}
            attribute={attribute}
            threshold={thresholds.get(attribute) ?? null}
            set={(threshold) => draft.set(attribute, threshold)}
          />
        ))}
      </ul>
      <div role="status">
        {told?.kind === 'published' && <Text>Version {told.number} holds now. What waits is being flagged by it.</Text>}
        {told?.kind === 'failed' && <Alert color="red">{told.message} Your thresholds are still here.</Alert>}
        {told?.kind === 'changed-meanwhile' && (
          <ChangedMeanwhile newer={told.newer} before={base} goOn={(keep) => draft.goOnFrom(told.newer, keep)} />
        )}
      </div>
      {told?.kind !== 'changed-meanwhile' && (
        <Group justify="space-between" align="flex-start">
          {changes.length > 0 ? (
            <ChangeList changes={changes} />
          ) : (
            <Text c="dimmed" size="sm">
              Version {base.number} holds. Nothing is changed.
            </Text>
          )}
          <Group gap="sm">
            <Button variant="default" onClick={draft.reset} disabled={changes.length === 0 || busy}>
              Discard changes
            </Button>
            <Button onClick={() => void draft.publish()} disabled={changes.length === 0} loading={busy}>
              Publish version {base.number + 1}
            </Button>
          </Group>
        </Group>
      )}
    </Stack>
  )
}

type MeanwhileProps = { newer: Newer; before: Base; goOn: (keepMine: boolean) => void }

function ChangedMeanwhile({ newer, before, goOn }: MeanwhileProps) {
  return (
    <Alert color="yellow">
      <Stack gap="sm" align="flex-start">
        <Text fw={600}>
          {newer.createdBy ?? 'Somebody'} published version {newer.number} meanwhile
        </Text>
        <ChangeList changes={diffRules(before.rules, newer.rules)} />
        <Text size="sm">Your changes were not published and are still here.</Text>
        <Group gap="sm">
          <Button variant="default" onClick={() => goOn(false)}>
            Take version {newer.number}
          </Button>
          <Button variant="default" onClick={() => goOn(true)}>
            Put my changes on top
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}
