'use client'

import { Alert, Anchor, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { May } from '#app/(desk)/sites/[site]/datasets/[dataset]/snapshot-card.tsx'
import { deleteJson, type getJson, postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import type { RunLine } from '#lib/datasets/runs/schema.ts'

const LOOK_EVERY = 1000
const SHOWN = 5

type Props = { siteKey: string; datasetKey: string; first: RunLine[]; may: Pick<May, 'edit' | 'export'> }

const isUnderWay = ({ state }: RunLine) => state === 'queued' || state === 'running'

/** What is being made of a dataset and was lately, with how far it is; looked at again while something is under way. */
export function RunList({ siteKey, datasetKey, first, may }: Props) {
  const router = useRouter()
  const [failure, setFailure] = useState<string | null>(null)
  const path = `/api/sites/${siteKey}/datasets/${datasetKey}/runs`
  const underWay = first.some(isUnderWay)

  useEffect(() => {
    if (!underWay) return
    const timer = setInterval(() => router.refresh(), LOOK_EVERY)
    return () => clearInterval(timer)
  }, [underWay, router])

  async function tell(answering: ReturnType<typeof getJson>) {
    const answer = await answering
    setFailure(answer.ok ? null : answer.message)
    router.refresh()
  }

  return (
    <Stack gap="sm">
      {may.edit && (
        <Group>
          <Button onClick={() => void tell(postJson(path, {}))}>Make a snapshot</Button>
        </Group>
      )}
      <div role="status">{failure && <Alert color="red">{failure}</Alert>}</div>
      {first.slice(0, SHOWN).map((run) => (
        <Run
          key={run.id}
          run={run}
          href={`/api/sites/${siteKey}/archives/${run.id}`}
          may={may}
          cancel={() => void tell(deleteJson(`/api/sites/${siteKey}/archives/${run.id}`))}
        />
      ))}
    </Stack>
  )
}

type RunProps = { run: RunLine; href: string; may: Pick<May, 'edit' | 'export'>; cancel: () => void }

function Run({ run, href, may, cancel }: RunProps) {
  const what = run.kind === 'snapshot' ? 'Snapshot' : 'Archive'
  if (isUnderWay(run)) {
    const share = run.total > 0 ? (100 * run.done) / run.total : 0
    return (
      <Group gap="md" wrap="nowrap">
        <Text size="sm" className="numbers" miw="14rem">
          {what}:{' '}
          {run.state === 'queued' ? 'waits' : `${run.done.toLocaleString('en')} of ${run.total.toLocaleString('en')}`}
        </Text>
        <Progress value={share} flex={1} aria-label={`${what}, how far it is`} />
        {may.edit && (
          <Button variant="default" size="xs" onClick={cancel}>
            Cancel
          </Button>
        )}
      </Group>
    )
  }
  return (
    <Text size="sm" className="numbers">
      {what}: {run.state}
      {run.failure ? `, ${run.failure}` : ''}
      {run.fileName && run.expiresAt && may.export && (
        <>
          {', '}
          <Anchor href={href} inherit>
            {run.fileName}
          </Anchor>{' '}
          ({sayBytes(run.bytes ?? 0)}, until {run.expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC)
        </>
      )}
    </Text>
  )
}

const sayBytes = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
