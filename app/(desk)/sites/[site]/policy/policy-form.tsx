'use client'

import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { ChangeList } from '#app/(desk)/sites/[site]/policy/change-list.tsx'
import classes from '#app/(desk)/sites/[site]/policy/policy.module.css'
import { ThresholdRow } from '#app/(desk)/sites/[site]/policy/threshold-row.tsx'
import { type Base, type Newer, usePolicyDraft } from '#app/(desk)/sites/[site]/policy/use-policy-draft.ts'
import { diffRules } from '#lib/policies/diff-rules.ts'
import { POLICY_TEXT } from '#lib/policies/policy-text.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** The policy in words and its thresholds as a lead edits them. Nothing holds before it is published as a version. */
export function PolicyForm({ siteKey, current }: { siteKey: string; current: Base }) {
  const draft = usePolicyDraft(siteKey, current)
  const { base, rules, told, busy, changes } = draft
  const thresholds = new Map(rules.map((rule) => [rule.attribute, rule.threshold]))
  return (
    <Stack gap="md">
      <Textarea
        label="In words"
        description="What is hidden and what may stand. Moderators read it beside each decision."
        autosize
        minRows={4}
        maxRows={16}
        maxLength={POLICY_TEXT}
        value={draft.text}
        onChange={(event) => draft.setText(event.currentTarget.value)}
      />
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
        {told?.kind === 'failed' && <Alert color="red">{told.message} What you changed is still here.</Alert>}
        {told?.kind === 'changed-meanwhile' && (
          <ChangedMeanwhile newer={told.newer} before={base} goOn={(keep) => draft.goOnFrom(told.newer, keep)} />
        )}
      </div>
      {told?.kind !== 'changed-meanwhile' && (
        <Group justify="space-between" align="flex-start">
          {draft.isChanged ? (
            <div>
              {draft.isNewText && <Text size="sm">The words change.</Text>}
              <ChangeList changes={changes} />
            </div>
          ) : (
            <Text c="dimmed" size="sm">
              Version {base.number} holds. Nothing is changed.
            </Text>
          )}
          <Group gap="sm">
            <Button variant="default" onClick={draft.reset} disabled={!draft.isChanged || busy}>
              Discard changes
            </Button>
            <Button onClick={() => void draft.publish()} disabled={!draft.isChanged} loading={busy}>
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
