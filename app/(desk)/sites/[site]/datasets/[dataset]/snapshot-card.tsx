'use client'

import { Alert, Badge, Button, Group, Modal, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SummaryTable } from '#app/(desk)/sites/[site]/datasets/[dataset]/summary-table.tsx'
import { ButtonLink } from '#app/(desk)/sites/[site]/links.tsx'
import { postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import type { SnapshotLine } from '#lib/datasets/snapshots/data.ts'
import type { Difference } from '#lib/datasets/snapshots/schema.ts'
import { tellDifference } from '#lib/datasets/snapshots/tell-difference.ts'
import { plural, sayCount } from '#lib/say-count.ts'

export type May = { edit: boolean; export: boolean; unredacted: boolean }
type Props = { siteKey: string; datasetKey: string; datasetId: string; snapshot: SnapshotLine; may: May }

/** One snapshot: what is in it, how it differs from the last, and what can be done with it. */
export function SnapshotCard({ siteKey, datasetKey, datasetId, snapshot, may }: Props) {
  const router = useRouter()
  const [failure, setFailure] = useState<string | null>(null)
  const [withdrawing, setWithdrawing] = useState(false)
  const [unredacted, setUnredacted] = useState(false)
  const { id, number, version, rowCount, publishedAt, withdrawnAt, erased } = snapshot

  async function send(path: string, body: object) {
    const answer = await postJson(`/api/sites/${siteKey}/${path}`, body)
    setFailure(answer.ok ? null : answer.message)
    setWithdrawing(false)
    setUnredacted(false)
    router.refresh()
  }
  const change = (asked: object) => send(`snapshots/${id}`, asked)

  return (
    <Paper withBorder p="md" component="article" aria-labelledby={`snapshot-${id}`}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Group gap="sm">
            <Title order={3} id={`snapshot-${id}`} className="numbers">
              {version}
            </Title>
            <State snapshot={snapshot} />
          </Group>
          <Text c="dimmed" size="sm" className="numbers">
            Snapshot {number}, {sayCount(rowCount, 'comment')}
          </Text>
        </Group>
        <Text className="numbers">
          {version === '1.0.0' ? 'The first version.' : sayDifference(snapshot.difference)}
        </Text>
        {snapshot.duplicates > 0 && (
          <Text size="sm" c="dimmed">
            {sayCount(snapshot.duplicates, 'comment was', 'comments were')} left out: another split has the same text.
          </Text>
        )}
        {snapshot.withdrawnWhy && <Text size="sm">Withdrawn: {snapshot.withdrawnWhy}</Text>}
        {erased > 0 && !withdrawnAt && (
          <Alert color="yellow">
            {erased.toLocaleString('en')} of its comments {plural(erased, 'was', 'were')} erased since. It cannot be
            exported any more: make a new snapshot, and withdraw this one. What was erased:{' '}
            {snapshot.erasedIds.join(', ')}
            {erased > snapshot.erasedIds.length ? ' and others' : ''}.
          </Alert>
        )}
        <SummaryTable summary={snapshot.summary} />
        <div role="status">{failure && <Alert color="red">{failure}</Alert>}</div>
        <Group gap="sm">
          {!publishedAt && may.edit && (
            <Button onClick={() => void change({ change: 'publish' })}>Publish {version}</Button>
          )}
          {!publishedAt && may.edit && (
            <Button variant="default" onClick={() => void change({ change: 'discard' })}>
              Discard
            </Button>
          )}
          {publishedAt && !withdrawnAt && may.export && (
            <Button
              variant="default"
              disabled={erased > 0}
              onClick={() => void send('archives', { datasetId, snapshotId: id })}
            >
              Make an archive
            </Button>
          )}
          {!withdrawnAt && erased === 0 && may.export && (
            <ButtonLink href={`/sites/${siteKey}/datasets/${datasetKey}/redaction?snapshot=${id}`} variant="subtle">
              What is redacted
            </ButtonLink>
          )}
          {publishedAt && !withdrawnAt && erased === 0 && may.unredacted && (
            <Button variant="subtle" onClick={() => setUnredacted(true)}>
              Archive with personal data
            </Button>
          )}
          {publishedAt && !withdrawnAt && may.edit && (
            <Button variant="subtle" color="red" onClick={() => setWithdrawing(true)}>
              Withdraw
            </Button>
          )}
        </Group>
      </Stack>
      <Modal opened={withdrawing} onClose={() => setWithdrawing(false)} title={`Withdraw version ${version}`}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void change({ change: 'withdraw', why: String(new FormData(event.currentTarget).get('why') ?? '') })
          }}
        >
          <Stack>
            <Text size="sm">
              Its files are thrown away. That it was published, and why it was withdrawn, stays on record.
            </Text>
            <TextInput name="why" label="Why" required maxLength={500} data-autofocus />
            <Button type="submit" color="red">
              Withdraw for good
            </Button>
          </Stack>
        </form>
      </Modal>
      <Modal opened={unredacted} onClose={() => setUnredacted(false)} title="Archive with personal data">
        <Stack>
          <Text size="sm">
            Addresses, numbers and handles stay in the texts. The file says so in its name, card and manifest, and that
            you asked for it goes on record.
          </Text>
          <Button onClick={() => void send('archives', { datasetId, snapshotId: id, redact: false })}>
            Make it unredacted
          </Button>
        </Stack>
      </Modal>
    </Paper>
  )
}

function State({ snapshot: { publishedAt, withdrawnAt } }: { snapshot: SnapshotLine }) {
  return (
    <Badge variant="default" tt="none">
      {withdrawnAt ? 'Withdrawn' : publishedAt ? 'Published' : 'Draft'}
    </Badge>
  )
}

function sayDifference(difference: Difference): string {
  const told = tellDifference(difference)
  return told.length > 0 ? `Since the version before: ${told.join(', ')}.` : 'Nothing differs from the version before.'
}
