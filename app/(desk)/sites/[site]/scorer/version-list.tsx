'use client'

import { Alert, Badge, Button, Group, Progress as ProgressBar, Stack, Text } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { type Answer, deleteJson, getJson, postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import type { Standing, VersionLine } from '#lib/rescoring/arrange-versions.ts'
import type { Progress } from '#lib/rescoring/schema.ts'
import { plural, sayCount } from '#lib/say-count.ts'

const LOOK_EVERY = 2000

const TITLES: Record<Standing, string> = {
  current: 'Scores this site',
  ready: 'Ready',
  working: 'Scoring',
  open: 'Not tried here',
}

const REFUSED: Record<string, string> = {
  'under-way': 'Another version is scoring this site’s comments. Wait for it, or cancel it.',
  'changed-meanwhile': 'Somebody else changed the version meanwhile. This is how it stands now.',
  'not-ready': 'This version has not scored this site’s comments yet.',
  'has-failures':
    'This version could not score more comments than this page said. This is how it stands now: look again first.',
  'not-there': 'This version is not there any more.',
}

type Done = { ok: true } | { ok: false; reason?: string }

type Props = {
  site: string
  lines: VersionLine[]
  /** How far things were when the page was made. */
  progress: Progress
  mayManage: boolean
}

const isWorking = ({ run, use }: Progress): boolean =>
  run?.state === 'queued' || run?.state === 'running' || use?.settled === false

/** How far versions are, asked again while one works; when it is through, the page is made anew. */
function useProgress(site: string, first: Progress): Progress {
  const router = useRouter()
  const [progress, setProgress] = useState(first)
  useEffect(() => setProgress(first), [first])
  const working = isWorking(progress)
  useEffect(() => {
    if (!working) return
    const look = async () => {
      const answer = await getJson<Progress>(`/api/sites/${site}/rescorings`)
      if (!answer.ok) return
      setProgress(answer.value)
      if (!isWorking(answer.value)) router.refresh()
    }
    const timer = setInterval(() => void look(), LOOK_EVERY)
    return () => clearInterval(timer)
  }, [working, site, router])
  return progress
}

/** The versions there are, what each is to this site, and what can be done with it. */
export function VersionList({ site, lines, progress: first, mayManage }: Props) {
  const router = useRouter()
  const progress = useProgress(site, first)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const working = lines.some(({ standing }) => standing === 'working')

  async function tell(answering: Promise<Answer<Done>>) {
    setBusy(true)
    const answer = await answering
    if (!answer.ok) setFailure(answer.message)
    else setFailure(answer.value.ok ? null : (REFUSED[answer.value.reason ?? ''] ?? 'It was not done.'))
    setBusy(false)
    router.refresh()
  }

  const path = `/api/sites/${site}`
  const acts = (line: VersionLine): Acts => ({
    busy,
    start: () => void tell(postJson(`${path}/rescorings`, { versionId: line.version.id })),
    cancel: () => void tell(deleteJson(`${path}/rescorings/${line.run?.id}`)),
    use: () => {
      const seen = { basedOn: progress.use?.number ?? 0, failed: line.failed }
      void tell(postJson(`${path}/scorer-uses`, { versionId: line.version.id, ...seen }))
    },
  })

  return (
    <Stack gap="sm">
      <div role="status">{failure && <Alert color="red">{failure}</Alert>}</div>
      {progress.use?.settled === false && (
        <Text size="sm" className="numbers">
          {sayCount(progress.use.moved, 'comment was', 'comments were')} given the scores of the version in use so far;
          what waits comes first.
        </Text>
      )}
      <ul className={classes.versions}>
        {lines.map((line) => (
          <li key={line.version.id} className={classes.version}>
            <Named line={line} />
            <Run line={line.run?.id === progress.run?.id ? { ...line, run: progress.run } : line} />
            <Failures line={line} />
            {mayManage && <Buttons line={line} acts={acts(line)} working={working} />}
          </li>
        ))}
      </ul>
    </Stack>
  )
}

type Acts = { busy: boolean; start: () => void; cancel: () => void; use: () => void }

function Named({ line: { version, standing, usedBefore } }: { line: VersionLine }) {
  return (
    <Group gap="xs">
      <Text component="span" fw={600}>
        {version.scorer} <code title={version.digest}>{version.digest.slice(0, 12)}</code>
      </Text>
      <Badge
        variant={standing === 'current' ? 'filled' : 'outline'}
        color={standing === 'current' ? undefined : 'gray'}
        tt="none"
      >
        {usedBefore && standing === 'ready' ? 'Scored this site before' : TITLES[standing]}
      </Badge>
      <Text component="span" size="sm" c="dimmed">
        came {new Date(version.addedAt).toISOString().slice(0, 10)}
      </Text>
    </Group>
  )
}

const count = (value: number): string => value.toLocaleString('en')

function Run({ line: { run, standing } }: { line: VersionLine }) {
  if (!run) return null
  if (standing === 'working') {
    const share = run.total > 0 ? Math.min(100, (100 * run.done) / run.total) : 0
    return (
      <Group gap="md" wrap="nowrap">
        <Text size="sm" className="numbers">
          {run.state === 'queued' ? 'Waits for its turn' : `${count(run.done)} of ${sayCount(run.total, 'comment')}`}
        </Text>
        <ProgressBar value={share} flex={1} aria-label="How far the scoring is" />
      </Group>
    )
  }
  if (standing === 'current') return null
  const said = {
    done: `Its last run scored ${sayCount(run.done - run.failed, 'comment')} here.`,
    cancelled: `Was cancelled after ${sayCount(run.done, 'comment')}; these scores are kept.`,
    failed: `Broke after ${sayCount(run.done, 'comment')}: ${run.failure}`,
    queued: '',
    running: '',
  }[run.state]
  return <Text size="sm">{said}</Text>
}

/** Said before the version can be made current: who presses the button has been told of so many. */
function Failures({ line: { standing, failed } }: { line: VersionLine }) {
  if (standing !== 'ready' || failed === 0) return null
  return (
    <Text size="sm" fw={600}>
      It could not score {sayCount(failed, 'comment')}. {plural(failed, 'It is', 'They are')} tried again when it
      becomes current; what it fails at then keeps the score it has, and is counted below.
    </Text>
  )
}

function Buttons({
  line: { standing, usedBefore, run, failed },
  acts,
  working,
}: {
  line: VersionLine
  acts: Acts
  working: boolean
}) {
  if (standing === 'current') return null
  const again = run?.state === 'cancelled' || run?.state === 'failed'
  return (
    <Group gap="sm">
      {standing === 'working' && (
        <Button variant="default" size="xs" onClick={acts.cancel} loading={acts.busy}>
          Cancel
        </Button>
      )}
      {standing === 'open' && (
        <Button variant="default" size="xs" onClick={acts.start} loading={acts.busy} disabled={working}>
          {again ? 'Go on scoring this site’s comments' : 'Score this site’s comments by it'}
        </Button>
      )}
      {standing === 'ready' && failed > 0 && (
        <Button variant="default" size="xs" onClick={acts.start} loading={acts.busy} disabled={working}>
          Try what it could not score again
        </Button>
      )}
      {standing === 'ready' && (
        <Button size="xs" variant={usedBefore ? 'default' : 'filled'} onClick={acts.use} loading={acts.busy}>
          {usedBefore ? 'Go back to this version' : 'Make this version current'}
        </Button>
      )}
    </Group>
  )
}
